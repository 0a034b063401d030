package io.merkato.testing.stripe.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which money moved, line by line, as the gateway itself knows it whatever it told anybody. */
public final class Book {

    /** What a line says. */
    public enum Movement {
        /** Set aside at the buyer's bank. */
        AUTHORIZED,
        /** Set aside no more, and never taken. */
        RELEASED,
        CAPTURED,
        REFUNDED,
        /** A refund that did not arrive, and came back. */
        REFUND_FAILED,
        DISPUTED,
        /** Won back in a dispute. */
        REINSTATED
    }

    /**
     * One movement.
     *
     * @param object the charge, refund or dispute that moved it
     */
    public record Line(
            String intent,
            Movement movement,
            long amountMinor,
            String currency,
            String object,
            Map<String, String> metadata) {}

    /** What became of one intent, in minor units of its currency as Stripe counts it. */
    public record Sums(
            String intent,
            String currency,
            Map<String, String> metadata,
            int charges,
            long authorizedMinor,
            long releasedMinor,
            long capturedMinor,
            long refundedMinor,
            long disputedMinor) {

        /** What the merchant has of it. */
        public long keptMinor() {
            return capturedMinor - refundedMinor - disputedMinor;
        }

        /** What is set aside still. */
        public long heldMinor() {
            return authorizedMinor - releasedMinor - capturedMinor;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    synchronized void write(Charge charge, Movement movement, long amountMinor, String object) {
        lines.add(new Line(
                charge.intent.id,
                movement,
                amountMinor,
                charge.intent.units.currency(),
                object,
                Map.copyOf(charge.intent.metadata)));
    }

    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What became of an intent; all zero when no money moved. */
    public Sums of(String intent) {
        return sums(
                intent,
                lines().stream().filter(line -> line.intent().equals(intent)).toList());
    }

    /** Every intent by which money moved. */
    public List<Sums> all() {
        Map<String, List<Line>> byIntent = new LinkedHashMap<>();
        lines().forEach(line ->
                byIntent.computeIfAbsent(line.intent(), _ -> new ArrayList<>()).add(line));
        return byIntent.entrySet().stream()
                .map(entry -> sums(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The intents by which money moved whose metadata say so: one order has one. */
    public List<Sums> by(String name, String value) {
        return all().stream()
                .filter(sums -> value.equals(sums.metadata().get(name)))
                .toList();
    }

    private static Sums sums(String intent, List<Line> lines) {
        return new Sums(
                intent,
                lines.isEmpty() ? "" : lines.getFirst().currency(),
                lines.isEmpty() ? Map.of() : lines.getFirst().metadata(),
                Math.toIntExact(lines.stream()
                        .filter(line -> line.movement() == Movement.CAPTURED)
                        .count()),
                sum(lines, Movement.AUTHORIZED),
                sum(lines, Movement.RELEASED),
                sum(lines, Movement.CAPTURED),
                sum(lines, Movement.REFUNDED) - sum(lines, Movement.REFUND_FAILED),
                sum(lines, Movement.DISPUTED) - sum(lines, Movement.REINSTATED));
    }

    private static long sum(List<Line> lines, Movement movement) {
        return lines.stream()
                .filter(line -> line.movement() == movement)
                .mapToLong(Line::amountMinor)
                .sum();
    }
}
