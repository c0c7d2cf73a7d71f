(* Of: order risk(L) ~ gamma(beta)/(nu*(4*L)**beta) L; given nu > 1 *)
(* Modes are pairs of an eigenvalue and the weight of the target on it; g is the step of each of L layers. *)

Fixpoint risk (L : nat) (g : R) (modes : list (R * R)) : R :=
  match modes with [] => 0 | (x, w) :: rest => w * (1 - g * x) ^ (2 * L) + risk L g rest end.
Fixpoint below (c : R) (modes : list (R * R)) : R :=
  match modes with [] => 0 | (x, w) :: rest => (if Rle_dec x c then w else 0) + below c rest end.
Fixpoint decayed (L : nat) (c : R) (modes : list (R * R)) : R :=
  match modes with [] => 0 | (x, w) :: rest => w * exp (- (2 * INR L * (x / c))) + decayed L c rest end.

Definition within (c : R) (modes : list (R * R)) := Forall (fun m => 0 <= fst m <= c /\ 0 <= snd m) modes.

Lemma even_power x n : 0 <= x ^ (2 * n).
Proof. rewrite pow_mult. apply pow_le, pow2_ge_0. Qed.

Lemma bernoulli n x : -1 <= x -> 1 + INR n * x <= (1 + x) ^ n.
Proof.
  intros X. induction n as [ | n IH]; [cbn; lra | ]. rewrite S_INR, <- tech_pow_Rmult.
  assert (0 <= INR n * x * x) by (pose proof (pos_INR n); pose proof (Rle_0_sqr x) as Q; unfold Rsqr in Q; nra). nra.
Qed.

Lemma risk_nonnegative L g c modes : within c modes -> 0 <= risk L g modes.
Proof.
  induction 1 as [ | [x w] rest [_ W] _ IH]; cbn [risk fst snd] in *; [lra | ].
  pose proof (even_power (1 - g * x) L). nra.
Qed.

Lemma slow_modes L g lambda modes :
  (1 <= L)%nat -> 0 < lambda -> g * lambda < 3 -> within lambda modes ->
  / 4 * below (lambda / (6 * INR L)) modes <= risk L g modes.
Proof.
  intros one P G W. assert (N : 1 <= INR L) by (apply (le_INR 1); assumption).
  induction W as [ | [x w] rest [X W] _ IH]; cbn [risk below fst snd] in *; [lra | ].
  pose proof (even_power (1 - g * x) L) as E.
  destruct (Rle_dec x (lambda / (6 * INR L))) as [S | S]; [ | nra].
  assert (Y : INR L * (g * x) <= / 2).
  { destruct (Rle_lt_dec g 0) as [H | H].
    - assert (0 <= INR L * (- g * x)) by (repeat apply Rmult_le_pos; lra). lra.
    - apply (Rmult_le_compat_l (INR L * g)) in S; [ | nra].
      replace (INR L * g * (lambda / (6 * INR L))) with (g * lambda / 6) in S by (field; lra). lra. }
  assert (g * x <= 1) by (destruct (Rle_lt_dec (g * x) 0); nra).
  pose proof (bernoulli L (- (g * x))) as B.
  assert (Half : / 2 <= (1 - g * x) ^ L) by (replace (1 - g * x) with (1 + - (g * x)) by ring; lra).
  assert (/ 4 <= (1 - g * x) ^ (2 * L)).
  { replace (2 * L)%nat with (L + L)%nat by (cbn; ring). rewrite pow_add. nra. }
  nra.
Qed.

Theorem depth_below :
  forall (L : nat) (lambda w : R) (modes : list (R * R)),
    (1 <= L)%nat -> 0 < lambda -> 0 <= w -> within lambda modes ->
    forall g : R, Rmin (4 ^ L * w) (/ 4 * below (lambda / (6 * INR L)) modes) <= risk L g ((lambda, w) :: modes).
Proof.
  intros L lambda w modes one P W M g. cbn [risk].
  pose proof (even_power (1 - g * lambda) L). pose proof (risk_nonnegative L g lambda modes M).
  destruct (Rle_lt_dec 3 (g * lambda)) as [G | G].
  - eapply Rle_trans; [apply Rmin_l | ].
    assert (4 ^ L <= (1 - g * lambda) ^ (2 * L)) by (rewrite pow_mult; apply pow_incr; split; [lra | nra]). nra.
  - eapply Rle_trans; [apply Rmin_r | ]. pose proof (slow_modes L g lambda modes one P G M). nra.
Qed.

Theorem depth_above :
  forall (L : nat) (lambda : R) (modes : list (R * R)),
    0 < lambda -> within lambda modes -> risk L (/ lambda) modes <= decayed L lambda modes.
Proof.
  intros L lambda modes P M. induction M as [ | [x w] rest [X W] _ IH]; cbn [risk decayed fst snd] in *; [lra | ].
  assert (0 <= 1 - / lambda * x).
  { replace (1 - / lambda * x) with ((lambda - x) / lambda) by (field; lra).
    apply Rmult_le_pos; [lra | left; now apply Rinv_0_lt_compat]. }
  assert ((1 - / lambda * x) ^ (2 * L) <= exp (- (2 * INR L * (x / lambda)))).
  { replace (exp (- (2 * INR L * (x / lambda)))) with (exp (- (/ lambda * x)) ^ (2 * L)).
    - apply pow_incr. split; [assumption | ]. pose proof (exp_ineq1_le (- (/ lambda * x))). lra.
    - rewrite <- Rpower_pow by apply exp_pos. unfold Rpower. rewrite ln_exp. f_equal.
      rewrite mult_INR. cbn [INR]. field. lra. }
  apply Rplus_le_compat; [now apply Rmult_le_compat_l | assumption].
Qed.
