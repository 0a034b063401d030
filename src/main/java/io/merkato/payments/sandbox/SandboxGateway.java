package io.merkato.payments.sandbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.NextAction;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.Outcome;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** A gateway to try things out with: its tokens say what shall happen. No money moves. */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
class SandboxGateway implements Gateway {

    /** What came of operations, whoever heard of it. */
    private final Cache<OperationId, Outcome> outcomes = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    @Override
    public String method() {
        return "sandbox";
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
        Outcome outcome =
                switch (operation.token()) {
                    case "tok_ok", "tok_refund_fails", "tok_timeout" -> succeeded(operation);
                    case "tok_action" ->
                        new Outcome.ActionRequired(
                                "sandbox_" + operation.id(), new NextAction("secret_" + operation.id(), null));
                    case "tok_declined" -> new Outcome.Declined("card_declined");
                    case null, default -> new Outcome.Declined("unknown_token");
                };
        boolean first = outcomes.asMap().putIfAbsent(operation.id(), outcome) == null;
        return first && "tok_timeout".equals(operation.token()) ? new Outcome.Unknown("the answer was lost") : outcome;
    }

    @Override
    public Outcome refund(Operation operation) {
        Outcome outcome = "tok_refund_fails".equals(operation.token())
                ? new Outcome.Declined("refund_refused")
                : succeeded(operation);
        boolean first = outcomes.asMap().putIfAbsent(operation.id(), outcome) == null;
        return first && "tok_timeout".equals(operation.token()) ? new Outcome.Unknown("the answer was lost") : outcome;
    }

    @Override
    public Outcome retrieve(Operation operation) {
        Outcome outcome = outcomes.getIfPresent(operation.id());
        return outcome == null ? new Outcome.Unknown("not asked for, or forgotten") : outcome;
    }

    /** Whoever was asked to do something pays by saying that they did. */
    @Override
    public Outcome confirm(Operation operation) {
        outcomes.asMap()
                .computeIfPresent(
                        operation.id(),
                        (id, before) -> before instanceof Outcome.ActionRequired ? succeeded(operation) : before);
        return retrieve(operation);
    }

    @Override
    public Outcome cancel(Operation operation) {
        Outcome outcome = outcomes.getIfPresent(operation.id());
        if (outcome instanceof Outcome.Succeeded) {
            return outcome;
        }
        Outcome ended = new Outcome.Declined(Outcome.Declined.EXPIRED);
        outcomes.put(operation.id(), ended);
        return ended;
    }

    private static Outcome succeeded(Operation operation) {
        return new Outcome.Succeeded("sandbox_" + operation.id());
    }
}
