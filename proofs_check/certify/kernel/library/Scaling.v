(* Weighted means of powers: what a budget can buy.

   A risk is a sum (or maximum) of monomials in positive resources, a cost a sum of monomials. In logarithms a monomial
   is affine, and nonnegative weights under which every resource cancels bound the risk from below at every budget. *)

Require Import Reals Lra Psatz List.
Import ListNotations.
Open Scope R_scope.

(* Terms are pairs of a weight and the logarithm of the term. *)
Definition weighted (l : list (R * R)) := Forall (fun p => 0 <= fst p) l.
Fixpoint weight (l : list (R * R)) := match l with [] => 0 | (w, _) :: r => w + weight r end.
Fixpoint total (l : list (R * R)) := match l with [] => 0 | (_, t) :: r => exp t + total r end.
Fixpoint largest (t : R) (l : list (R * R)) := match l with [] => t | (_, s) :: r => Rmax t (largest s r) end.
Fixpoint mean (l : list (R * R)) := match l with [] => 0 | (w, t) :: r => w * t + mean r end.
Fixpoint entropic (l : list (R * R)) := match l with [] => 0 | (w, t) :: r => w * (t - ln w) + entropic r end.

Lemma exp_le x y : x <= y -> exp x <= exp y.
Proof. intros [H | ->]; [left; now apply exp_increasing | lra]. Qed.

Lemma ln_le_minus_one x : 0 < x -> ln x <= x - 1.
Proof. intros H. pose proof (exp_ineq1_le (ln x)) as E. rewrite exp_ln in E; lra. Qed.

Lemma ln_over x y : 0 < x -> 0 < y -> ln (x / y) = ln x - ln y.
Proof.
  intros X Y. unfold Rdiv. rewrite ln_mult by (auto using Rinv_0_lt_compat). rewrite ln_Rinv by assumption. ring.
Qed.

(* The tangent of the exponential at m, times the weight. *)
Lemma tangent w t m : 0 <= w -> w * exp m * (1 + (t - ln w - m)) <= exp t.
Proof.
  intros [W | <-].
  - pose proof (exp_ineq1_le (t - ln w - m)) as E.
    assert (exp t = w * exp m * exp (t - ln w - m)) as ->.
    { rewrite <- (exp_ln w) at 1 by assumption. rewrite <- !exp_plus. f_equal. ring. }
    apply Rmult_le_compat_l; [ | lra]. left. apply Rmult_lt_0_compat; [assumption | apply exp_pos].
  - rewrite !Rmult_0_l. left. apply exp_pos.
Qed.

Lemma tangents l m : weighted l -> exp m * (weight l + entropic l - m * weight l) <= total l.
Proof.
  induction 1 as [ | [w t] l W _ IH]; cbn in *; [lra | ].
  pose proof (tangent w t m W). pose proof (exp_pos m). nra.
Qed.

(* Weighted arithmetic-geometric mean. *)
Theorem amgm l : weighted l -> weight l = 1 -> exp (entropic l) <= total l.
Proof. intros W one. pose proof (tangents l (entropic l) W) as T. rewrite one in T. lra. Qed.

(* The same for the maximum. *)
Theorem mean_le_largest w t l : weighted ((w, t) :: l) -> w + weight l = 1 -> w * t + mean l <= largest t l.
Proof.
  assert (G : forall t l m, weighted l -> largest t l <= m -> mean l <= m * weight l).
  { clear. intros t l; revert t. induction l as [ | [w s] l IH]; cbn; intros t m W L; [lra | ].
    inversion W as [ | ? ? H K]; subst. cbn in H.
    specialize (IH s m K (Rle_trans _ _ _ (Rmax_r _ _) L)).
    assert (s <= m).
    { destruct l as [ | [v u] r]; cbn in L.
      - pose proof (Rmax_r t s). lra.
      - pose proof (Rmax_r t (Rmax s (largest u r))). pose proof (Rmax_l s (largest u r)). lra. }
    nra. }
  intros W one. inversion W as [ | ? ? H K]; subst. cbn in H.
  pose proof (G t l (largest t l) K (Rle_refl _)).
  assert (t <= largest t l) by (destruct l as [ | [v u] r]; cbn; [lra | apply Rmax_l]).
  replace (weight l) with (1 - w) in * by lra. nra.
Qed.

Theorem sum_above l v risk :
  weighted l -> weight l = 1 -> risk = total l -> v <= entropic l -> exp v <= risk.
Proof. intros W one -> V. eapply Rle_trans; [apply exp_le, V | now apply amgm]. Qed.

(* A limit that says a sum of monomials is at most one. *)
Theorem limit l : weighted l -> total l <= 1 -> entropic l + weight l * ln (weight l) <= 0.
Proof.
  intros W below. set (m := weight l).
  assert (0 <= m) as [M | M].
  { unfold m. clear below. induction W as [ | [w t] l H _ IH]; cbn in *; lra. }
  - pose proof (tangents l (- ln m) W) as T. fold m in T.
    rewrite exp_Ropp, exp_ln in T by assumption.
    assert (/ m * (m + entropic l - - ln m * m) <= 1) as T' by lra.
    apply (Rmult_le_compat_l m) in T'; [ | lra].
    replace (m * (/ m * (m + entropic l - - ln m * m))) with (m + entropic l + m * ln m) in T' by (field; lra). lra.
  - assert (entropic l <= 0).
    { clear below. unfold m in M. clear m. induction W as [ | [w t] l H K IH]; cbn in *; [lra | ].
      assert (0 <= weight l) by (clear - K; induction K as [ | [w t] l H _ IH]; cbn in *; lra).
      assert (w = 0) as -> by lra. rewrite Rmult_0_l, Rplus_0_l. apply IH. lra. }
    rewrite <- M. lra.
Qed.

(* A limit by one monomial. *)
Theorem single_limit mu t : 0 <= mu -> exp t <= 1 -> mu * t <= 0.
Proof.
  intros M E. assert (t <= 0).
  { destruct (Rle_lt_dec t 0) as [ | P]; [assumption | ]. apply exp_increasing in P. rewrite exp_0 in P. lra. }
  nra.
Qed.

(* Powers of one base c >= 1, as of an allocation. *)
Lemma power_le a c e f : 0 < a -> 1 <= c -> e <= f -> a * Rpower c e <= a * Rpower c f.
Proof. intros A [C | <-] E; apply Rmult_le_compat_l; try lra; [apply Rle_Rpower; lra | unfold Rpower; rewrite ln_1, !Rmult_0_r; lra]. Qed.

Lemma power_ge_one c e : 1 <= c -> 0 <= e -> 1 <= Rpower c e.
Proof. intros C E. rewrite <- (Rpower_O c) at 1 by lra. pose proof (power_le 1 c 0 e Rlt_0_1 C E). lra. Qed.

(* The logarithm of a product of powers; every factor is positive by assumption. *)
Ltac positive :=
  repeat first
    [ assumption | apply Rdiv_lt_0_compat | apply Rmult_lt_0_compat | apply Rinv_0_lt_compat | apply exp_pos
    | apply pow_lt | lra | apply Rplus_lt_0_compat ].
Ltac nonzero := repeat split; first [assumption | lra | apply Rgt_not_eq; solve [positive] | nra].
Ltac logarithm :=
  unfold Rpower, Rdiv; rewrite ?exp_plus, ?exp_Ropp, ?exp_ln, ?Rinv_1 by positive; ring.
Ltac signs := solve [lra | positive | nra].
Ltac nonnegatives := repeat (apply Forall_cons; [cbn; first [lra | left; positive] | ]); apply Forall_nil.

(* Maxima of terms, as they are written in a risk. *)
Fixpoint maximum (t : R) (l : list (R * R)) := match l with [] => exp t | (_, s) :: r => Rmax (exp t) (maximum s r) end.

Lemma maximum_is_exp t l : maximum t l = exp (largest t l).
Proof.
  revert t. induction l as [ | [w s] l IH]; intros t; cbn; [reflexivity | ]. rewrite IH.
  unfold Rmax. destruct (Rle_dec t (largest s l)) as [H | H], (Rle_dec (exp t) (exp (largest s l))) as [K | K]; auto.
  - contradict K. now apply exp_le.
  - apply Rle_antisym; [ | assumption]. apply exp_le. lra.
Qed.

Theorem largest_above w t l v risk :
  weighted ((w, t) :: l) -> weight ((w, t) :: l) = 1 -> risk = maximum t l -> v <= mean ((w, t) :: l) -> exp v <= risk.
Proof.
  intros W one -> V. rewrite maximum_is_exp. apply exp_le.
  eapply Rle_trans; [apply V | ]. now apply mean_le_largest.
Qed.

(* Steps of the scripts. *)
Lemma quotient_le_one x y : 0 < y -> x <= y -> x / y <= 1.
Proof. intros Y H. apply Rmult_le_reg_r with y; [assumption | ]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. Qed.

Lemma ln_nonnegative x : 1 <= x -> 0 <= ln x.
Proof. intros [H | <-]; [left; rewrite <- ln_1; apply ln_increasing; lra | rewrite ln_1; lra]. Qed.

Lemma ln_positive x : 1 < x -> 0 < ln x.
Proof. intros H. rewrite <- ln_1. apply ln_increasing; lra. Qed.

Lemma idle rho x : 0 < rho -> 1 <= x -> 0 <= rho * ln x.
Proof. intros P X. apply Rmult_le_pos; [lra | now apply ln_nonnegative]. Qed.

Lemma gains e v g : e - v = g -> 0 <= g -> v <= e.
Proof. lra. Qed.

Ltac powers :=
  unfold Rpower; rewrite <- ?exp_plus; f_equal;
  repeat first [rewrite ln_over by positive | rewrite ln_mult by positive]; rewrite ?ln_1; ring.

Theorem limit_of l whole v :
  weighted l -> weight l = whole -> total l <= 1 -> v = entropic l + whole * ln whole -> v <= 0.
Proof. intros W <- T ->. now apply limit. Qed.

(* What an allocation by powers of one base c spends and leaves: each exponent is the one asked for, less a slack. *)
Lemma power_below a c e s : 0 < a -> 1 <= c -> 0 <= s -> a * Rpower c (e - s) <= a * Rpower c e.
Proof. intros A C S. apply power_le; lra. Qed.

Lemma one_le_quotient x y : 0 < y -> y <= x -> 1 <= x / y.
Proof. intros Y H. apply Rmult_le_reg_r with y; [assumption | ]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. Qed.

Lemma inverse x : 0 < x -> / x = Rpower x (- 1).
Proof. intros X. unfold Rpower. replace (- 1 * ln x) with (- ln x) by ring. now rewrite exp_Ropp, exp_ln. Qed.

Ltac collect := unfold Rpower, Rdiv; rewrite ?ln_exp, <- ?exp_Ropp, ?Rmult_assoc, <- ?exp_plus; f_equal; field; nonzero.

(* What a quotient needs, from the hypotheses that the denominators as they were written do not vanish. *)
Ltac defined :=
  repeat split;
  first
    [ assumption | lra | apply Rgt_not_eq; solve [positive]
    | let E := fresh in intros E; match goal with H : _ <> 0 |- _ => apply H; first [lra | nra] end ].
