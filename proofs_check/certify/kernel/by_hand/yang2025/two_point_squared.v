(* Of: inequality R >= 1657*sigma**2/(5000*n); given nothing *)
(* The normal distribution function at -x is one half less the integral of its density from 0 to x; the overlap of two
   normal densities of unit variance at -x and x is twice that. *)

Definition tail (x : R) := 1 / 2 - RInt (fun y => exp (- (y ^ 2 / 2)) / sqrt (2 * PI)) 0 x.

Theorem overlap :
  1150696 / 10000000 <= tail (6 / 5) <= 1150698 / 10000000.
Proof.
  unfold tail. integral.
Qed.

Theorem two_point_squared :
  forall sigma n Risk : R,
    0 < sigma -> 0 < n -> 2 * (6 / 5 * (sigma / sqrt n)) ^ 2 * tail (6 / 5) <= Risk ->
    3314 / 10000 * sigma ^ 2 / n <= Risk.
Proof.
  intros sigma n Risk S N H. eapply Rle_trans; [ | exact H].
  replace (2 * (6 / 5 * (sigma / sqrt n)) ^ 2 * tail (6 / 5)) with (72 / 25 * tail (6 / 5) * (sigma ^ 2 / n)).
  - pose proof overlap. assert (P : 0 < sigma ^ 2 / n) by positive.
    replace (3314 / 10000 * sigma ^ 2 / n) with (3314 / 10000 * (sigma ^ 2 / n)) by (field; lra).
    apply Rmult_le_compat_r; lra.
  - assert (0 < sqrt n) by (now apply sqrt_lt_R0).
    rewrite <- (sqrt_sqrt n) at 1 by lra. field. lra.
Qed.
