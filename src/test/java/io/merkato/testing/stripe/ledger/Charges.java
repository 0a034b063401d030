package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.Page;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Takes money, or finds that it cannot. */
public final class Charges {

    private final Account account;
    private final Refunds refunds;
    private final Disputes disputes;

    Charges(Account account, Refunds refunds, Disputes disputes) {
        this.account = account;
        this.refunds = refunds;
        this.disputes = disputes;
    }

    public ObjectNode retrieve(Call call) {
        Charge charge = account.charges().get(call.id());
        if (charge == null) {
            throw StripeError.missing("charge", call.id()).with("param", "id");
        }
        return charge.json();
    }

    public ObjectNode list(Call call) {
        call.params()
                .only(Stream.concat(Page.PARAMS.stream(), Stream.of("payment_intent", "customer"))
                        .collect(Collectors.toCollection(java.util.HashSet::new)));
        String intent = call.params().text("payment_intent");
        List<Charge> wanted = account.charges().values().stream()
                .filter(charge -> intent == null || charge.intent.id.equals(intent))
                .toList();
        return Page.of(call, "charge", wanted, charge -> charge.id, charge -> charge.created, Charge::json);
    }

    /** Takes what the intent asks for from its means to pay; a card that declines ends in an error. */
    void take(Intent intent, PaymentMethod method, @Nullable Call call) {
        TestCard card = method.card();
        if (card.isDeclined()) {
            throw declined(intent, method, call);
        }
        Charge charge = add(intent, method, card.has(TestCard.Habit.TAKES_DAYS));
        intent.lastError = null;
        if (charge.status == Charge.Status.PENDING) {
            intent.status = Intent.Status.PROCESSING;
            tell("charge.pending", charge.json(), call);
            tell("payment_intent.processing", intent.json(), call);
        } else {
            arrived(charge, call);
        }
    }

    private Charge add(Intent intent, PaymentMethod method, boolean pending) {
        Charge.Status status = method.card().isDeclined()
                ? Charge.Status.FAILED
                : pending ? Charge.Status.PENDING : Charge.Status.SUCCEEDED;
        Charge charge = new Charge(
                account.ids().next("ch_3"),
                intent,
                method,
                status,
                account.clock().seconds());
        account.charges().put(charge.id, charge);
        intent.charge = charge;
        return charge;
    }

    /** The bank agrees. */
    void arrived(Charge charge, @Nullable Call call) {
        Intent intent = charge.intent;
        charge.status = Charge.Status.SUCCEEDED;
        account.book().write(charge, Book.Movement.AUTHORIZED, charge.amountMinor, charge.id);
        if (intent.isManual()) {
            intent.status = Intent.Status.REQUIRES_CAPTURE;
            intent.capturableMinor = charge.amountMinor;
            tell("charge.succeeded", charge.json(), call);
            tell("payment_intent.amount_capturable_updated", intent.json(), call);
            return;
        }
        captured(charge, charge.amountMinor);
        tell("charge.succeeded", charge.json(), call);
        tell("payment_intent.succeeded", intent.json(), call);
        if (charge.method.card().has(TestCard.Habit.IS_DISPUTED)) {
            disputes.open(charge, "fraudulent");
        }
    }

    /** Takes what was authorized, or a part of it, and lets the rest go. */
    void capture(Charge charge, long amountMinor, @Nullable Call call) {
        Intent intent = charge.intent;
        captured(charge, amountMinor);
        tell("charge.captured", charge.json(), call);
        tell("payment_intent.succeeded", intent.json(), call);
        if (amountMinor < charge.amountMinor) {
            refunds.release(charge, charge.amountMinor - amountMinor, call);
        }
    }

    private void captured(Charge charge, long amountMinor) {
        charge.captured = true;
        charge.capturedMinor = amountMinor;
        charge.intent.receivedMinor = amountMinor;
        charge.intent.capturableMinor = 0;
        charge.intent.status = Intent.Status.SUCCEEDED;
        account.book().write(charge, Book.Movement.CAPTURED, amountMinor, charge.id);
    }

    private StripeError declined(Intent intent, PaymentMethod method, @Nullable Call call) {
        Charge charge = add(intent, method, false);
        tell("charge.failed", charge.json(), call);
        StripeError error = StripeError.card(method.card().message())
                .with("code", method.card().errorCode())
                .with("decline_code", method.card().declineCode())
                .with("charge", charge.id)
                .with("payment_method", method.json());
        return failed(intent, error, call);
    }

    /** The intent waits for another means to pay, and says why. */
    StripeError failed(Intent intent, StripeError error, @Nullable Call call) {
        intent.lastError = error.error().deepCopy();
        intent.status = Intent.Status.REQUIRES_PAYMENT_METHOD;
        intent.method = null;
        intent.nextAction = null;
        intent.authenticated = false;
        tell("payment_intent.payment_failed", intent.json(), call);
        return error.with("payment_intent", intent.json());
    }

    /** A debit that the bank did not pay after all. */
    void bounced(Charge charge) {
        charge.status = Charge.Status.FAILED;
        tell("charge.failed", charge.json(), null);
        StripeError error = StripeError.refused("The bank account has insufficient funds.")
                .with("code", "payment_intent_payment_attempt_failed")
                .with("charge", charge.id);
        var _ = failed(charge.intent, error, null);
    }

    private void tell(String type, ObjectNode object, @Nullable Call call) {
        account.events().tell(type, object, call);
    }
}
