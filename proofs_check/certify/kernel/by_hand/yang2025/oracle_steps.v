(* Of: inequality T >= E*u/4; given nothing *)
(* The least that the span of the gradients allows, ((sqrt kappa - 1)/(sqrt kappa + 1))^(2 T), is at least
   exp(-4 T/(sqrt kappa - 1)); so a ratio exp(-E) needs at least E (sqrt kappa - 1)/4 steps. *)

Lemma rate s : 1 < s -> - (2 / (s - 1)) <= ln ((s - 1) / (s + 1)).
Proof.
  intros S. replace ((s - 1) / (s + 1)) with (/ ((s + 1) / (s - 1))) by (field; lra).
  assert (P : 0 < (s + 1) / (s - 1)) by (apply Rdiv_lt_0_compat; lra).
  rewrite ln_Rinv by assumption. pose proof (ln_le_minus_one _ P) as B.
  replace ((s + 1) / (s - 1) - 1) with (2 / (s - 1)) in B by (field; lra). lra.
Qed.

Lemma sqrt_above_one kappa : 1 < kappa -> 1 < sqrt kappa.
Proof. intros K. rewrite <- sqrt_1. apply sqrt_lt_1; lra. Qed.

Theorem gap_of_the_oracle :
  forall kappa T : R,
    1 < kappa -> 0 <= T ->
    exp (- (4 * T / (sqrt kappa - 1))) <= Rpower ((sqrt kappa - 1) / (sqrt kappa + 1)) (2 * T).
Proof.
  intros kappa T K t. pose proof (sqrt_above_one kappa K) as S. pose proof (rate _ S) as B.
  unfold Rpower. apply exp_le.
  replace (- (4 * T / (sqrt kappa - 1))) with (2 * T * - (2 / (sqrt kappa - 1))) by (field; lra).
  apply Rmult_le_compat_l; lra.
Qed.

Theorem oracle_steps :
  forall kappa T E : R,
    1 < kappa -> 0 <= T -> Rpower ((sqrt kappa - 1) / (sqrt kappa + 1)) (2 * T) <= exp (- E) ->
    E * (sqrt kappa - 1) / 4 <= T.
Proof.
  intros kappa T E K t H. pose proof (sqrt_above_one kappa K) as S.
  pose proof (Rle_trans _ _ _ (gap_of_the_oracle kappa T K t) H) as B.
  destruct (Rle_lt_dec (E * (sqrt kappa - 1) / 4) T) as [ | W]; [assumption | exfalso].
  assert (- E < - (4 * T / (sqrt kappa - 1))).
  { apply Ropp_lt_contravar. apply Rmult_lt_reg_r with ((sqrt kappa - 1) / 4); [lra | ].
    replace (4 * T / (sqrt kappa - 1) * ((sqrt kappa - 1) / 4)) with T by (field; lra). lra. }
  apply exp_increasing in H0. lra.
Qed.
