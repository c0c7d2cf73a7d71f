(* Of: order R(C) ~ 2**(1/6)*3**(5/6)*A**(2/3)*B**(1/3)*K**(1/6)*log(C)**(1/6)/(2*C**(1/6)) C; given nothing *)
(* An exponential leg costs the frontier a logarithm: the two other legs by weighted means, then two cases, as training
   is longer or shorter than K/12 log C steps. *)

Lemma two_legs A B m n T C :
  0 < A -> 0 < B -> 0 < m -> 0 < n -> 0 < T -> 0 < C -> Rpower m 2 * n * T <= C ->
  Rpower (A / (2 / 3)) (2 / 3) * Rpower (B / (1 / 3)) (1 / 3) * Rpower (T / C) (1 / 6)
  <= A * Rpower m (- (1 / 2)) + B * Rpower n (- (1 / 2)).
Proof.
  intros.
  assert (spent : 1 / 6 * (2 * ln m + ln n + ln T + - ln C) <= 0).
  { apply single_limit; [lra | ]. apply Rle_trans with (Rpower m 2 * n * T / C); [right; logarithm | ].
    apply quotient_le_one; assumption. }
  apply Rle_trans with
    (exp (2 / 3 * (ln A - ln (2 / 3)) + 1 / 3 * (ln B - ln (1 / 3)) + 1 / 6 * (ln T - ln C))).
  { right. unfold Rpower. rewrite <- !exp_plus. f_equal. rewrite (ln_over A), (ln_over B), (ln_over T) by lra. ring. }
  apply (sum_above [(2 / 3, ln A + - (1 / 2) * ln m); (1 / 3, ln B + - (1 / 2) * ln n)]);
    [nonnegatives | cbn [weight]; field | cbn [total]; logarithm | cbn [entropic]; lra].
Qed.

Lemma power_compat x y e : 0 < x -> x <= y -> 0 <= e -> Rpower x e <= Rpower y e.
Proof.
  intros X Y E. unfold Rpower. apply exp_le. apply Rmult_le_compat_l; [assumption | ].
  destruct Y as [Y | ->]; [left; now apply ln_increasing | lra].
Qed.

(* log C <= 2 C^(1/2), to the power 1/6. *)
Lemma logarithm_small C : 1 < C -> Rpower (/ 2) (1 / 6) * Rpower (ln C / C) (1 / 6) <= Rpower C (- (1 / 12)).
Proof.
  intros one. pose proof (ln_positive C one) as P.
  assert (B : / 2 * (ln C / C) <= Rpower C (- (1 / 2))).
  { pose proof (ln_le_minus_one (Rpower C (1 / 2))) as L. unfold Rpower in L at 2. rewrite ln_exp in L.
    specialize (L (exp_pos _)).
    assert (Q : Rpower C (- (1 / 2)) = Rpower C (1 / 2) / C).
    { rewrite <- (Rpower_1 C) at 3 by lra. unfold Rdiv. rewrite <- Rpower_Ropp, <- Rpower_plus. f_equal. lra. }
    rewrite Q. unfold Rdiv. rewrite <- Rmult_assoc. apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra | lra]. }
  rewrite Rpower_mult_distr by positive.
  replace (- (1 / 12)) with (- (1 / 2) * (1 / 6)) by field. rewrite <- Rpower_mult.
  apply power_compat; [positive | assumption | lra].
Qed.

Theorem least :
  forall A B K m n T C : R,
    0 < A -> 0 < B -> 0 < K -> 0 < m -> 0 < n -> 0 < T -> 1 < C -> Rpower m 2 * n * T <= C ->
    Rmin (Rpower (A / (2 / 3)) (2 / 3) * Rpower (B / (1 / 3)) (1 / 3) * Rpower (K / 12) (1 / 6)) (Rpower (/ 2) (1 / 6))
      * Rpower (ln C / C) (1 / 6)
    <= A * Rpower m (- (1 / 2)) + B * Rpower n (- (1 / 2)) + exp (- (T / K)).
Proof.
  intros A B K m n T C a b k M N t one budget. pose proof (ln_positive C one) as P.
  set (legs := Rpower (A / (2 / 3)) (2 / 3) * Rpower (B / (1 / 3)) (1 / 3)).
  assert (legs_positive : 0 < legs) by (unfold legs; positive).
  assert (rate : 0 < Rpower (ln C / C) (1 / 6)) by positive.
  assert (0 < A * Rpower m (- (1 / 2)) + B * Rpower n (- (1 / 2))) by positive.
  pose proof (exp_pos (- (T / K))).
  destruct (Rle_lt_dec (K / 12 * ln C) T) as [long | short].
  - apply Rle_trans with (legs * Rpower (K / 12) (1 / 6) * Rpower (ln C / C) (1 / 6)).
    { apply Rmult_le_compat_r; [lra | apply Rmin_l]. }
    apply Rle_trans with (legs * Rpower (T / C) (1 / 6)).
    + rewrite Rmult_assoc, Rpower_mult_distr by positive. apply Rmult_le_compat_l; [lra | ].
      apply power_compat; [positive | | lra].
      replace (K / 12 * (ln C / C)) with (K / 12 * ln C / C) by (field; lra).
      apply Rmult_le_compat_r; [left; apply Rinv_0_lt_compat; lra | assumption].
    + pose proof (two_legs A B m n T C a b M N t) as L. fold legs in L. lra.
  - apply Rle_trans with (Rpower (/ 2) (1 / 6) * Rpower (ln C / C) (1 / 6)).
    { apply Rmult_le_compat_r; [lra | apply Rmin_r]. }
    apply Rle_trans with (exp (- (T / K))); [ | lra].
    eapply Rle_trans; [now apply logarithm_small | ]. unfold Rpower. apply exp_le.
    replace (- (1 / 12) * ln C) with (- (K / 12 * ln C / K)) by (field; lra).
    apply Ropp_le_contravar, Rmult_le_compat_r; [left; now apply Rinv_0_lt_compat | lra].
Qed.

Theorem attained :
  forall A B K m n T C : R,
    0 < A -> 0 < B -> 0 < K -> 1 < C ->
    T = K / 6 * ln C -> m = Rpower (C / T) (1 / 3) -> n = Rpower (C / T) (1 / 3) ->
    Rpower m 2 * n * T = C
    /\ A * Rpower m (- (1 / 2)) + B * Rpower n (- (1 / 2)) + exp (- (T / K))
       = (A + B) * Rpower (K / 6) (1 / 6) * Rpower (ln C / C) (1 / 6) + Rpower C (- (1 / 6)).
Proof.
  intros A B K m n T C a b k one Time -> ->. pose proof (ln_positive C one) as P.
  assert (0 < T) by (rewrite Time; positive).
  assert (0 < C / T) by positive.
  split.
  - rewrite Rpower_mult, <- Rpower_plus. replace (1 / 3 * 2 + 1 / 3) with 1 by field.
    rewrite Rpower_1 by assumption. field. lra.
  - rewrite !Rpower_mult. rewrite (Rmult_assoc (A + B)), Rpower_mult_distr by positive.
    replace (K / 6 * (ln C / C)) with (T / C) by (rewrite Time; field; lra).
    replace (Rpower (T / C) (1 / 6)) with (Rpower (C / T) (1 / 3 * - (1 / 2))).
    + replace (exp (- (T / K))) with (Rpower C (- (1 / 6))); [ring | ].
      unfold Rpower. f_equal. rewrite Time. field. lra.
    + unfold Rpower. f_equal. rewrite !ln_over by lra. field.
Qed.
