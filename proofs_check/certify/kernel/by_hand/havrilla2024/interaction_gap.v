(* Of: inequality gap >= l**(-2); given l >= 1 *)
(* The sine lies above its chord, by the mean value theorem for it on both sides of the point. *)

Lemma chord c t : 0 < t <= PI -> 0 < c < 1 -> c * sin t <= sin (c * t).
Proof.
  intros T C.
  assert (0 < c * t) by nra.
  assert (c * t < t) by nra.
  destruct (MVT_cor2 sin cos 0 (c * t)) as (x & X & x1 & x2); [assumption | intros; apply derivable_pt_lim_sin | ].
  destruct (MVT_cor2 sin cos (c * t) t) as (y & Y & y1 & y2); [assumption | intros; apply derivable_pt_lim_sin | ].
  rewrite sin_0 in X.
  assert (cos y <= cos x) by (left; apply cos_decreasing_1; lra).
  assert (0 <= c * t * (1 - c) * (cos x - cos y)) by (repeat apply Rmult_le_pos; lra).
  replace (sin (c * t)) with (cos x * (c * t)) in * by lra. replace (sin t) with (cos y * (t - c * t) + cos x * (c * t)) by lra.
  nra.
Qed.

Theorem interaction_gap :
  forall l : R, 1 <= l -> 1 - cos (PI / (2 * l)) >= / (l ^ 2).
Proof.
  intros l L. pose proof PI_RGT_0.
  assert (S : / l * sin (PI / 4) <= sin (/ l * (PI / 4))).
  { destruct L as [L | <-].
    - apply chord; [lra | split; [apply Rinv_0_lt_compat; lra | rewrite <- Rinv_1; apply Rinv_lt_contravar; lra]].
    - rewrite Rinv_1, !Rmult_1_l. lra. }
  replace (PI / (2 * l)) with (2 * (/ l * (PI / 4))) by (field; lra).
  rewrite cos_2a_sin. rewrite sin_PI4 in S.
  assert (P : 0 <= / l * (1 / sqrt 2)).
  { pose proof (sqrt_lt_R0 2). assert (0 < / l) by (apply Rinv_0_lt_compat; lra).
    apply Rmult_le_pos; [lra | left; apply Rdiv_lt_0_compat; lra]. }
  assert (Q : / l * (1 / sqrt 2) * (/ l * (1 / sqrt 2)) <= sin (/ l * (PI / 4)) * sin (/ l * (PI / 4))) by nra.
  replace (/ l * (1 / sqrt 2) * (/ l * (1 / sqrt 2))) with (/ l ^ 2 / (sqrt 2 * sqrt 2)) in Q.
  - rewrite sqrt_sqrt in Q by lra. lra.
  - field. split; [apply Rgt_not_eq, sqrt_lt_R0; lra | lra].
Qed.
