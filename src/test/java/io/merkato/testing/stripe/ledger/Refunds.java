package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.Page;
import io.merkato.testing.stripe.wire.Params;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Gives money back. */
public final class Refunds {

    private static final Set<String> REASONS = Set.of("duplicate", "fraudulent", "requested_by_customer");

    private final Account account;

    Refunds(Account account) {
        this.account = account;
    }

    public ObjectNode create(Call call) {
        Params params = call.params();
        params.only(Set.of("payment_intent", "charge", "amount", "reason", "metadata", "instructions_email"));
        String reason = params.has("reason") ? params.oneOf("reason", "", REASONS) : null;
        Charge charge = charge(params);
        long amount = amount(params, charge);
        return give(charge, amount, reason, params, call).json();
    }

    public ObjectNode update(Call call) {
        call.params().only(Set.of("metadata"));
        Refund refund = find(call);
        refund.metadata.putAll(call.params().map("metadata"));
        tell("refund.updated", refund, call);
        return refund.json();
    }

    public ObjectNode retrieve(Call call) {
        return find(call).json();
    }

    public ObjectNode list(Call call) {
        call.params()
                .only(Stream.concat(Page.PARAMS.stream(), Stream.of("payment_intent", "charge"))
                        .collect(Collectors.toSet()));
        String intent = call.params().text("payment_intent");
        String charge = call.params().text("charge");
        List<Refund> wanted = account.refunds().values().stream()
                .filter(refund -> intent == null || refund.charge.intent.id.equals(intent))
                .filter(refund -> charge == null || refund.charge.id.equals(charge))
                .toList();
        return Page.of(call, "refund", wanted, refund -> refund.id, refund -> refund.created, Refund::json);
    }

    private Refund find(Call call) {
        Refund refund = account.refunds().get(call.id());
        if (refund == null) {
            throw StripeError.missing("refund", call.id()).with("param", "id");
        }
        return refund;
    }

    private Charge charge(Params params) {
        if (params.has("payment_intent") == params.has("charge")) {
            throw StripeError.invalid(
                            "One of the following params should be provided for this request: payment_intent or charge.")
                    .with("code", "parameter_missing");
        }
        String id = params.text("charge");
        if (id != null) {
            Charge charge = account.charges().get(id);
            if (charge == null) {
                throw StripeError.refused("No such charge: '%s'".formatted(id))
                        .with("code", "resource_missing")
                        .with("param", "charge");
            }
            return charge;
        }
        String name = params.required("payment_intent");
        Intent intent = account.intents().get(name);
        if (intent == null) {
            throw StripeError.refused("No such payment_intent: '%s'".formatted(name))
                    .with("code", "resource_missing")
                    .with("param", "payment_intent");
        }
        Charge charge = intent.charge;
        if (charge == null || charge.status != Charge.Status.SUCCEEDED || !charge.captured) {
            throw StripeError.refused(
                            "This PaymentIntent (%s) does not have a successful charge to refund.".formatted(name))
                    .with("param", "payment_intent");
        }
        return charge;
    }

    private static long amount(Params params, Charge charge) {
        if (charge.disputed) {
            throw StripeError.refused("Charge %s has been charged back; cannot issue a refund.".formatted(charge.id))
                    .with("code", "charge_disputed");
        }
        long left = charge.leftMinor();
        if (left == 0) {
            throw StripeError.refused("Charge %s has already been refunded.".formatted(charge.id))
                    .with("code", "charge_already_refunded");
        }
        MinorUnits units = charge.intent.units;
        long amount = params.has("amount") ? units.positive(params, "amount", 0) : left;
        if (amount > left) {
            String what = charge.refundedMinor == 0 ? "charge amount" : "unrefunded amount on charge";
            throw StripeError.refused("Refund amount (%s) is greater than %s (%s)"
                            .formatted(units.shown(amount), what, units.shown(left)))
                    .with("param", "amount");
        }
        return amount;
    }

    Refund give(Charge charge, long amountMinor, @Nullable String reason, Params params, @Nullable Call call) {
        Refund refund = add(charge, amountMinor, reason, false);
        refund.metadata.putAll(params.map("metadata"));
        account.book().write(charge, Book.Movement.REFUNDED, amountMinor, refund.id);
        tell("refund.created", refund, call);
        account.events().tell("charge.refunded", charge.json(), call);
        return refund;
    }

    /** What was authorized and is not taken stands among the refunds too, as Stripe has it, though no money moves. */
    void release(Charge charge, long amountMinor, @Nullable Call call) {
        Refund refund = add(charge, amountMinor, null, true);
        account.book().write(charge, Book.Movement.RELEASED, amountMinor, refund.id);
        account.events().tell("charge.refunded", charge.json(), call);
    }

    private Refund add(Charge charge, long amountMinor, @Nullable String reason, boolean release) {
        Refund refund = new Refund(
                account.ids().next("re_3"), charge, amountMinor, account.clock().seconds(), reason, release);
        refund.balanceTransaction = release ? null : account.ids().next("txn_3");
        account.refunds().put(refund.id, refund);
        charge.refundedMinor += amountMinor;
        return refund;
    }

    /** Some time later: what was pending arrives, and what seemed to have arrived fails. */
    void conclude() {
        for (Refund refund : List.copyOf(account.refunds().values())) {
            if (refund.status.equals("pending")) {
                refund.status = "succeeded";
                tell("refund.updated", refund, null);
            } else if (refund.charge.method.card().has(TestCard.Habit.REFUNDS_FAIL)
                    && !refund.release
                    && refund.status.equals("succeeded")) {
                fail(refund);
            }
        }
    }

    private void fail(Refund refund) {
        refund.status = "failed";
        refund.failureReason = "expired_or_canceled_card";
        refund.charge.refundedMinor -= refund.amountMinor;
        account.book().write(refund.charge, Book.Movement.REFUND_FAILED, refund.amountMinor, refund.id);
        tell("refund.updated", refund, null);
        tell("refund.failed", refund, null);
        tell("charge.refund.updated", refund, null);
    }

    private void tell(String type, Refund refund, @Nullable Call call) {
        account.events().tell(type, refund.json(), call);
    }
}
