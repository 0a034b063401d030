package io.merkato.payments.lockbox;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationId;
import io.merkato.payments.Outcome;
import io.merkato.payments.lockbox.LockboxClient.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lockbox, a third party that takes money for a code that its buyers have on a card. */
@Component
@ConditionalOnProperty("lockbox.address")
class LockboxGateway implements Gateway {

    private final LockboxClient client;

    LockboxGateway(LockboxClient client) {
        this.client = client;
    }

    @Override
    public String method() {
        return "lockbox";
    }

    @Override
    public String name() {
        return "Lockbox";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CHARGE, Capability.REFUND, Capability.RETRIEVE, Capability.TRANSACTIONS);
    }

    @Override
    public Outcome charge(Operation operation) {
        return ask(
                "PUT",
                "/payments/" + operation.id(),
                Map.of(
                        "order", operation.order().toString(),
                        "code", String.valueOf(operation.token()),
                        "amount", operation.amount().amount(),
                        "currency", operation.amount().currency()));
    }

    @Override
    public Outcome refund(Operation operation) {
        return ask(
                "PUT",
                "/refunds/" + operation.id(),
                Map.of(
                        "payment", String.valueOf(operation.gatewayRef()),
                        "amount", operation.amount().amount()));
    }

    @Override
    public Outcome retrieve(Operation operation) {
        return switch (operation.kind()) {
            case CHARGE -> ask("GET", "/payments/" + operation.id(), Map.of());
            case REFUND -> ask("GET", "/refunds/" + operation.id(), Map.of());
            case AUTHORIZE, CAPTURE, VOID -> throw new IllegalArgumentException("is never asked for here");
        };
    }

    @Override
    public List<GatewayEntry> transactions(Instant from, Instant to) {
        try {
            Answer answer = client.send("GET", "/movements?from=" + from + "&to=" + to, Map.of());
            return StreamSupport.stream(answer.body().spliterator(), false)
                    .map(LockboxGateway::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A refusal is final, silence and trouble at their side are not: whatever was not understood may have been done. */
    private Outcome ask(String verb, String path, Map<String, Object> body) {
        try {
            Answer answer = client.send(verb, path, body);
            return switch (answer.status()) {
                case 200 ->
                    new Outcome.Succeeded(answer.body().path("reference").asString());
                case 402 -> new Outcome.Declined(answer.body().path("reason").asString());
                case 404 -> new Outcome.Absent("Lockbox has not heard of it");
                default -> new Outcome.Unknown("Lockbox answered " + answer.status());
            };
        } catch (IOException e) {
            return new Outcome.Unknown(e.getClass().getSimpleName());
        }
    }

    private static GatewayEntry entry(JsonNode movement) {
        return new GatewayEntry(
                movement.path("reference").asString(),
                movement.path("payment").asString(),
                movement.path("amount").asLong() > 0 ? GatewayEntry.Kind.TAKEN : GatewayEntry.Kind.REFUNDED,
                new Money(
                        Math.abs(movement.path("amount").asLong()),
                        movement.path("currency").asString()),
                new OperationId(UUID.fromString(movement.path("key").asString())),
                new OrderId(UUID.fromString(movement.path("order").asString())),
                Instant.parse(movement.path("at").asString()));
    }
}
