package io.merkato.payments.sandbox;

import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.NextAction;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationStatus;
import io.merkato.payments.Outcome;
import io.merkato.payments.sandbox.QuestionLog.Asked;
import io.merkato.payments.visits.Visit;
import io.merkato.payments.visits.Visits;
import io.merkato.platform.web.PublicAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** A gateway to try things out with: its tokens say what shall happen, and a script what goes wrong. No money moves. */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
class SandboxGateway implements Gateway, Visits {

    static final String METHOD = "sandbox";

    private static final String REDIRECT = "tok_redirect";

    /** After so long it gives up, as the clients of real gateways do. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SandboxBook book;
    private final SandboxStore store;
    private final FaultScript script;
    private final QuestionLog log;
    private final PublicAddress shop;

    SandboxGateway(SandboxBook book, SandboxStore store, FaultScript script, QuestionLog log, PublicAddress shop) {
        this.book = book;
        this.store = store;
        this.script = script;
        this.log = log;
        this.shop = shop;
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String name() {
        return "Sandbox: tok_ok pays, tok_declined does not";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CHARGE, Capability.REFUND, Capability.RETRIEVE, Capability.CANCEL);
    }

    @Override
    public Outcome charge(Operation operation) {
        return answer(Verb.CHARGE, operation, () -> before(operation)
                .orElseGet(() -> book.once(operation, () -> charged(operation))));
    }

    private Outcome charged(Operation operation) {
        return switch (operation.token()) {
            case "tok_ok", "tok_refund_fails", "tok_timeout" -> new Outcome.Succeeded(reference(operation));
            case "tok_action", REDIRECT -> waiting(operation);
            case "tok_declined" -> new Outcome.Declined("card_declined");
            case null, default -> new Outcome.Declined("unknown_token");
        };
    }

    @Override
    public Outcome refund(Operation operation) {
        return answer(Verb.REFUND, operation, () -> before(operation)
                .orElseGet(() -> book.once(operation, () -> refunded(operation))));
    }

    private Outcome refunded(Operation operation) {
        if ("tok_refund_fails".equals(operation.token())) {
            return new Outcome.Declined("refund_refused");
        }
        Long left = book.left(operation.order());
        return left != null && left < operation.amount().amount()
                ? new Outcome.Declined("amount_too_large")
                : new Outcome.Succeeded(reference(operation));
    }

    @Override
    public Outcome retrieve(Operation operation) {
        return answer(Verb.RETRIEVE, operation, () -> known(operation));
    }

    /** Whoever was asked to do something pays by saying so; whoever was sent to a page has said it there. */
    @Override
    public Outcome confirm(Operation operation) {
        return answer(Verb.CONFIRM, operation, () -> {
            Outcome known = known(operation);
            return known instanceof Outcome.ActionRequired && !REDIRECT.equals(operation.token())
                    ? book.decide(operation, null)
                    : known;
        });
    }

    @Override
    public Outcome cancel(Operation operation) {
        return answer(Verb.CANCEL, operation, () -> book.find(operation)
                .filter(known -> !(known instanceof Outcome.ActionRequired))
                .orElseGet(() -> book.decide(operation, Outcome.Declined.EXPIRED)));
    }

    @Override
    public Optional<Visit> find(UUID operation) {
        return store.visit(operation, REDIRECT);
    }

    @Override
    public Optional<Visit> decide(UUID operation, boolean pays) {
        return find(operation).flatMap(visit -> {
            store.decide(operation, pays ? null : "declined_by_buyer");
            return find(operation);
        });
    }

    /** What came of it before. Of what is asked for the first time the database knows nothing, and is not asked. */
    private Optional<Outcome> before(Operation operation) {
        return operation.status() == OperationStatus.OPEN ? book.remembered(operation) : book.find(operation);
    }

    /** What is known, be it by the shop alone: a payment of which it knows that it waits does so after a new start too. */
    private Outcome known(Operation operation) {
        return book.find(operation)
                .orElseGet(() -> operation.status() == OperationStatus.ACTION_REQUIRED
                        ? waiting(operation)
                        : new Outcome.Absent("not asked for, or forgotten"));
    }

    private Outcome waiting(Operation operation) {
        NextAction next = REDIRECT.equals(operation.token())
                ? new NextAction(null, shop.base() + GatewayScriptController.PAYMENTS + operation.id())
                : new NextAction("secret_" + operation.id(), null);
        return new Outcome.ActionRequired(reference(operation), next);
    }

    /** Carries out what is asked for as the script wants it. */
    private Outcome answer(Verb verb, Operation operation, Supplier<Outcome> effect) {
        Fault fault = script.next(verb).orElseGet(() -> faultByToken(verb, operation));
        Outcome came =
                switch (fault.effect()) {
                    case DELAYED, ANSWER_LOST -> effect.get();
                    case NOT_REACHED -> new Outcome.Unknown("the gateway was not reached");
                    case DECLINED -> declined(operation, fault, effect);
                };
        Duration delay = Duration.ofMillis(fault.delayMs());
        boolean late = delay.compareTo(PATIENCE) > 0;
        boolean lost = late || fault.effect() == Effect.ANSWER_LOST;
        if (lost) {
            book.keep(operation, came);
        }
        boolean waited = pause(late ? PATIENCE : delay);
        Outcome told = lost || !waited ? new Outcome.Unknown("the answer was lost") : came;
        log.add(new Asked(Instant.now(), verb, operation, fault, came, told));
        return told;
    }

    /** A decline that nobody takes back, unless it came too late. */
    private Outcome declined(Operation operation, Fault fault, Supplier<Outcome> effect) {
        boolean ended = book.find(operation)
                .filter(known -> !(known instanceof Outcome.ActionRequired))
                .isPresent();
        return ended ? effect.get() : book.decide(operation, String.valueOf(fault.code()));
    }

    /** The first answer to a charge and to a refund is lost where the token says so. */
    private Fault faultByToken(Verb verb, Operation operation) {
        boolean loses = "tok_timeout".equals(operation.token())
                && (verb == Verb.CHARGE || verb == Verb.REFUND)
                && book.find(operation).isEmpty();
        return loses ? Fault.lostAnswer(verb) : Fault.none(verb);
    }

    /** False when the shop stops meanwhile. */
    private static boolean pause(Duration delay) {
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the gateway calls the operation's money. */
    static String reference(Operation operation) {
        return "sandbox_" + operation.id();
    }
}
