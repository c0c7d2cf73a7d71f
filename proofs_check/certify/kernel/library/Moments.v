(* Expectations of polynomials from moments alone, and the tangent of an even power. *)

Require Import Reals Lra Psatz List.
Import ListNotations.
Open Scope R_scope.

(* A mean: linear, and monotone on all functions. *)
Definition expectation (E : (R -> R) -> R) :=
  (forall f g a b, E (fun x => a * f x + b * g x) = a * E f + b * E g) /\
  (forall f g, (forall x, f x <= g x) -> E f <= E g).

(* The first moments, from the power k on. *)
Fixpoint moments (E : (R -> R) -> R) (k : nat) (values : list R) :=
  match values with [] => True | m :: rest => E (fun x => x ^ k) = m /\ moments E (S k) rest end.

Fixpoint polynomial (k : nat) (coefficients : list R) (x : R) : R :=
  match coefficients with [] => 0 | c :: rest => c * x ^ k + polynomial (S k) rest x end.

Fixpoint paired (coefficients values : list R) : R :=
  match coefficients, values with c :: cs, m :: ms => c * m + paired cs ms | _, _ => 0 end.

Lemma same E f g : expectation E -> (forall x, f x = g x) -> E f = E g.
Proof. intros [_ mono] H. apply Rle_antisym; apply mono; intros x; rewrite H; lra. Qed.

Lemma mean_of_polynomial E coefficients : expectation E -> forall k values,
  length coefficients = length values -> moments E k values -> E (polynomial k coefficients) = paired coefficients values.
Proof.
  intros M. pose proof M as [linear mono].
  assert (zero : E (fun _ => 0) = 0).
  { transitivity (E (fun _ => 0 * 0 + 0 * 0)); [apply same; [assumption | intros; ring] | ].
    rewrite (linear (fun _ => 0) (fun _ => 0)). ring. }
  induction coefficients as [ | c cs IH]; intros k [ | m ms] H N; cbn in H; try discriminate; cbn [paired].
  - rewrite <- zero. apply same; [assumption | reflexivity].
  - destruct N as [N Ns]. injection H as H. specialize (IH (S k) ms H Ns).
    rewrite <- IH, <- N, <- (Rmult_1_l (E (polynomial (S k) cs))), <- linear.
    apply same; [assumption | intros x; cbn [polynomial]; ring].
Qed.

Lemma tangent_power a b n : 0 <= a -> 0 <= b -> b ^ S n + INR (S n) * b ^ n * (a - b) <= a ^ S n.
Proof.
  intros A B. induction n as [ | n IH]; [cbn; lra | ].
  assert (P : 0 <= INR (S n) * b ^ n * ((a - b) * (a - b))).
  { apply Rmult_le_pos; [apply Rmult_le_pos; [apply pos_INR | now apply pow_le] | apply Rle_0_sqr]. }
  apply (Rmult_le_compat_l a) in IH; [ | assumption].
  rewrite (S_INR (S n)). cbn [pow] in *. nra.
Qed.

Lemma tangent_even y z n : z ^ (2 * S n) + 2 * INR (S n) * z ^ (2 * n + 1) * (y - z) <= y ^ (2 * S n).
Proof.
  rewrite !pow_mult. pose proof (tangent_power (y ^ 2) (z ^ 2) n (pow2_ge_0 y) (pow2_ge_0 z)) as T.
  rewrite pow_add, pow_mult, pow_1.
  assert (P : 0 <= INR (S n) * (z ^ 2) ^ n * ((y - z) * (y - z))).
  { apply Rmult_le_pos; [apply Rmult_le_pos; [apply pos_INR | apply pow_le, pow2_ge_0] | apply Rle_0_sqr]. }
  nra.
Qed.

(* A step q at which the derivative of the mean of (1 - q x)^(2 L) vanishes is the best of all steps. *)
Theorem best_step E q n :
  expectation E -> E (fun x => x * (1 - q * x) ^ (2 * n + 1)) = 0 ->
  forall g, E (fun x => (1 - q * x) ^ (2 * S n)) <= E (fun x => (1 - g * x) ^ (2 * S n)).
Proof.
  intros M stationary g. pose proof M as [linear mono].
  pose proof (mono (fun x => 1 * (1 - q * x) ^ (2 * S n) + (2 * INR (S n) * (q - g)) * (x * (1 - q * x) ^ (2 * n + 1)))
    (fun x => (1 - g * x) ^ (2 * S n))) as B.
  rewrite linear, stationary in B. rewrite Rmult_0_r, Rplus_0_r, Rmult_1_l in B. apply B.
  intros x. pose proof (tangent_even (1 - g * x) (1 - q * x) n). nra.
Qed.
