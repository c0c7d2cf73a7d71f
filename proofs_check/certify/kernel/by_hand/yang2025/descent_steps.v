(* Of: inequality T <= E*(kappa + 1)/4; given kappa > 1 *)
(* Gradient descent with the step 2/(L + mu) shrinks the distance by (kappa - 1)/(kappa + 1) in every step. *)

Theorem gap_of_descent :
  forall kappa T : R,
    1 < kappa -> 0 <= T ->
    Rpower ((kappa - 1) / (kappa + 1)) (2 * T) <= exp (- (4 * T / (kappa + 1))).
Proof.
  intros kappa T K t. unfold Rpower. apply exp_le.
  assert (P : 0 < (kappa - 1) / (kappa + 1)) by (apply Rdiv_lt_0_compat; lra).
  pose proof (ln_le_minus_one _ P) as B.
  replace ((kappa - 1) / (kappa + 1) - 1) with (- (2 / (kappa + 1))) in B by (field; lra).
  replace (- (4 * T / (kappa + 1))) with (2 * T * - (2 / (kappa + 1))) by (field; lra).
  apply Rmult_le_compat_l; lra.
Qed.

Theorem descent_steps :
  forall kappa T E : R,
    1 < kappa -> 0 <= T -> (kappa + 1) * E / 4 <= T ->
    Rpower ((kappa - 1) / (kappa + 1)) (2 * T) <= exp (- E).
Proof.
  intros kappa T E K t H. eapply Rle_trans; [now apply gap_of_descent | ]. apply exp_le, Ropp_le_contravar.
  apply Rmult_le_reg_r with ((kappa + 1) / 4); [lra | ].
  replace (4 * T / (kappa + 1) * ((kappa + 1) / 4)) with T by (field; lra). lra.
Qed.
