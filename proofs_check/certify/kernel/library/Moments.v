(* Expectations of polynomials from moments alone, and the tangent of an even power. *)

Require Import Reals Lra Psatz List.
Import ListNotations.
Open Scope R_scope.

Inductive is_polynomial : (R -> R) -> Prop :=
  | constant c : is_polynomial (fun _ => c)
  | variable : is_polynomial (fun x => x)
  | plus f g : is_polynomial f -> is_polynomial g -> is_polynomial (fun x => f x + g x)
  | minus f g : is_polynomial f -> is_polynomial g -> is_polynomial (fun x => f x - g x)
  | times f g : is_polynomial f -> is_polynomial g -> is_polynomial (fun x => f x * g x).

(* A mean: linear, and monotone on polynomials. No more is asked, since a law with all moments, such as that of
   Marchenko and Pastur, gives no mean to every function of R. *)
Definition expectation (E : (R -> R) -> R) :=
  (forall f g a b, is_polynomial f -> is_polynomial g -> E (fun x => a * f x + b * g x) = a * E f + b * E g) /\
  (forall f g, is_polynomial f -> is_polynomial g -> (forall x, f x <= g x) -> E f <= E g).

Lemma power f n : is_polynomial f -> is_polynomial (fun x => f x ^ n).
Proof. intros P. induction n as [ | n IH]; [apply (constant 1) | exact (times _ _ P IH)]. Qed.

(* The first moments, from the power k on. *)
Fixpoint moments (E : (R -> R) -> R) (k : nat) (values : list R) :=
  match values with [] => True | m :: rest => E (fun x => x ^ k) = m /\ moments E (S k) rest end.

Fixpoint polynomial (k : nat) (coefficients : list R) (x : R) : R :=
  match coefficients with [] => 0 | c :: rest => c * x ^ k + polynomial (S k) rest x end.

Fixpoint paired (coefficients values : list R) : R :=
  match coefficients, values with c :: cs, m :: ms => c * m + paired cs ms | _, _ => 0 end.

Lemma listed coefficients : forall k, is_polynomial (polynomial k coefficients).
Proof.
  induction coefficients as [ | c cs IH]; intros k; [apply (constant 0) | ].
  exact (plus _ _ (times _ _ (constant c) (power _ k variable)) (IH (S k))).
Qed.

Ltac polynomials :=
  first
    [ assumption | apply listed | apply constant | apply variable | apply power; polynomials
    | apply plus; polynomials | apply minus; polynomials | apply times; polynomials ].

Lemma same E f g :
  expectation E -> is_polynomial f -> is_polynomial g -> (forall x, f x = g x) -> E f = E g.
Proof. intros [_ mono] P Q H. apply Rle_antisym; apply mono; try assumption; intros x; rewrite H; lra. Qed.

Lemma mean_of_polynomial E coefficients : expectation E -> forall k values,
  length coefficients = length values -> moments E k values -> E (polynomial k coefficients) = paired coefficients values.
Proof.
  intros M. pose proof M as [linear mono].
  assert (zero : E (fun _ => 0) = 0).
  { transitivity (E (fun _ => 0 * 0 + 0 * 0)); [apply same; [assumption | polynomials | polynomials | intros; ring] | ].
    rewrite (linear (fun _ => 0) (fun _ => 0)) by polynomials. ring. }
  induction coefficients as [ | c cs IH]; intros k [ | m ms] H N; cbn in H; try discriminate; cbn [paired].
  - rewrite <- zero. apply same; [assumption | polynomials | polynomials | reflexivity].
  - destruct N as [N Ns]. injection H as H. specialize (IH (S k) ms H Ns).
    rewrite <- IH, <- N, <- (Rmult_1_l (E (polynomial (S k) cs))), <- linear by polynomials.
    apply same; [assumption | polynomials | polynomials | intros x; cbn [polynomial]; ring].
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
  rewrite linear, stationary in B by polynomials. rewrite Rmult_0_r, Rplus_0_r, Rmult_1_l in B.
  apply B; [polynomials | polynomials | ]. intros x. pose proof (tangent_even (1 - g * x) (1 - q * x) n). nra.
Qed.
