package io.merkato.payments.stripe;

import static io.merkato.testing.stripe.wire.CallKind.CANCEL_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CAPTURE_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CREATE_INTENT;
import static io.merkato.testing.stripe.wire.CallKind.CREATE_REFUND;
import static io.merkato.testing.stripe.wire.CallKind.LIST_INTENTS;
import static io.merkato.testing.stripe.wire.CallKind.RETRIEVE_INTENT;

import io.merkato.kernel.Money;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayContract;
import io.merkato.payments.Operation;
import io.merkato.testing.stripe.StripeFake;
import io.merkato.testing.stripe.faults.Answers;
import io.merkato.testing.stripe.ledger.Book;
import io.merkato.testing.stripe.wire.CallKind;
import io.merkato.testing.stripe.wire.Spell;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Stripe as a gateway like any other, on its fake, where it takes money with the order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeContractTest extends GatewayContract {

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private StripeFake stripe;

    @SuppressWarnings("NullAway.Init")
    private StripeGateway gateway;

    StripeSettings.Capture capture() {
        return StripeSettings.Capture.AUTOMATIC;
    }

    @BeforeAll
    void start() {
        stripe = StripeFake.start();
        gateway = StripeShop.gateway(stripe, stripe.secretKey(), capture());
    }

    @AfterEach
    void lift() {
        stripe.asUsual();
    }

    @AfterAll
    void stop() {
        stripe.close();
    }

    @Override
    protected Gateway gateway() {
        return gateway;
    }

    @Override
    protected String paying() {
        return "pm_card_visa";
    }

    @Override
    protected @Nullable String declining() {
        return "pm_card_chargeDeclined";
    }

    @Override
    protected @Nullable String waiting() {
        return "pm_card_threeDSecure2Required";
    }

    @Override
    protected void buyerActs(Operation waiting) {
        stripe.buyer().authenticates(Objects.requireNonNull(waiting.gatewayRef()));
    }

    @Override
    protected Optional<Money> taken(Operation first) {
        long kept = stripe.book().by("order", first.order().toString()).stream()
                .mapToLong(Book.Sums::keptMinor)
                .sum();
        return Optional.of(StripeAmounts.money(kept, first.amount().currency()));
    }

    @Override
    protected boolean prepare(Capability question, Trouble trouble) {
        Answers next = stripe.answers().to(calls(question)).next(1);
        Spell _ =
                switch (trouble) {
                    // Not by a connection that ends: the JDK sends a request once more by itself then.
                    case NOT_REACHED -> next.fails(503).beforeTheEffect();
                    case ANSWER_LOST -> next.fails(503).afterTheEffect();
                    case HANGS -> next.hangAfterTheEffect();
                };
        return true;
    }

    private static CallKind[] calls(Capability question) {
        return switch (question) {
            case CHARGE, AUTHORIZE -> new CallKind[] {CREATE_INTENT};
            case CAPTURE -> new CallKind[] {CAPTURE_INTENT};
            case VOID, CANCEL -> new CallKind[] {CANCEL_INTENT};
            case REFUND -> new CallKind[] {CREATE_REFUND};
            case RETRIEVE -> new CallKind[] {RETRIEVE_INTENT, LIST_INTENTS};
            case TRANSACTIONS, WEBHOOKS -> throw new IllegalArgumentException("no operation: " + question);
        };
    }
}
