package io.merkato.payments;

import io.merkato.kernel.PaymentPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A third party that moves money. It carries out what its capabilities name and refuses the rest. Each verb answers within
 * 8 seconds, throws nothing for what a network does, and is given the same operation again after a lost answer: the second
 * time changes nothing and tells what came of the first.
 */
public interface Gateway {

    /** The code by which buyers choose it. */
    String method();

    /** What buyers read. */
    String name();

    Set<Capability> capabilities();

    /** Whether buyers may choose it now. What was begun at it is brought to an end in either case. */
    default boolean isOffered() {
        return true;
    }

    /** Whether the money of an order is taken at once, by a charge, or promised first, by an authorization. */
    default OperationKind begins() {
        return OperationKind.CHARGE;
    }

    /** How an order is to be paid that was authorized. */
    default PaymentPromise promise() {
        return PaymentPromise.AUTHORIZED;
    }

    /** How long what is authorized can be taken; nothing for as long as the shop has set for all. */
    default Optional<Duration> promiseLasts() {
        return Optional.empty();
    }

    /** After how long somebody is reminded of what was authorized; nothing for a day before its end. */
    default Optional<Duration> promiseIsRecalled() {
        return Optional.empty();
    }

    /** What buyers have to know who choose it, such as where to send the money; several lines, maybe. */
    default Optional<String> instructions() {
        return Optional.empty();
    }

    /** What the gateway's script in browsers needs to know the shop by; null where there is none. */
    default @Nullable String publishableKey() {
        return null;
    }

    /** Takes the amount. */
    default Outcome charge(Operation operation) {
        throw unable(Capability.CHARGE);
    }

    /** Has the amount promised. */
    default Outcome authorize(Operation operation) {
        throw unable(Capability.AUTHORIZE);
    }

    /** Takes the amount of what was promised. */
    default Outcome capture(Operation operation) {
        throw unable(Capability.CAPTURE);
    }

    /** Gives up what was promised. */
    default Outcome voidAuthorization(Operation operation) {
        throw unable(Capability.VOID);
    }

    /** Gives back the amount of what was taken. */
    default Outcome refund(Operation operation) {
        throw unable(Capability.REFUND);
    }

    /**
     * Tells what has become of an operation that was asked for, and takes nothing: {@link Outcome.Absent} when the gateway has not heard
     * of it.
     */
    default Outcome retrieve(Operation operation) {
        throw unable(Capability.RETRIEVE);
    }

    /**
     * The buyer has done what {@link Outcome.ActionRequired} asked for, or says so: goes on with the operation where the gateway waits
     * to be told, and tells what has become of it.
     */
    default Outcome confirm(Operation operation) {
        return retrieve(operation);
    }

    /**
     * Ends an operation that waits for the buyer: declined as {@link Outcome.Declined#EXPIRED}, unless the buyer was quicker.
     */
    default Outcome cancel(Operation operation) {
        throw unable(Capability.CANCEL);
    }

    /**
     * All money that moved at the gateway in a time, whoever moved it, in no particular order.
     *
     * @param from the first instant
     * @param to the first instant that is too late
     * @throws java.io.UncheckedIOException when the gateway does not answer
     */
    default List<GatewayEntry> transactions(Instant from, Instant to) {
        throw unable(Capability.TRANSACTIONS);
    }

    /**
     * What has moved of one payment since it was taken, whoever moved it, in no particular order: refunds, what banks took back, and
     * what came again. Nothing where money goes back by this shop only.
     *
     * @param paymentRef the gateway's own name of the payment
     * @throws java.io.UncheckedIOException when the gateway does not answer
     */
    default List<GatewayEntry> movements(String paymentRef) {
        return List.of();
    }

    /**
     * Reads a webhook after making sure of its signature.
     *
     * @param headers by their names in lower case
     * @throws io.merkato.platform.problem.Problem INVALID_SIGNATURE when the gateway has not sent it just now
     */
    default Notice read(byte[] body, Map<String, String> headers) {
        throw unable(Capability.WEBHOOKS);
    }

    /**
     * Asks the gateway itself what a notice is about: the operation that the payment began with; nothing when none of ours did.
     *
     * @throws java.io.UncheckedIOException when the gateway does not answer
     */
    default Optional<OperationId> look(Notice notice) {
        throw unable(Capability.WEBHOOKS);
    }

    private IllegalStateException unable(Capability capability) {
        return new IllegalStateException("The gateway " + method() + " cannot " + capability);
    }

    /**
     * A gateway's word that something has happened at its side. It may come twice, late and out of turn, so it says only
     * whom to ask about.
     *
     * @param id the gateway's own id of the notice
     * @param type what has happened, in the gateway's words
     * @param paymentRef the gateway's own name of the payment it is about, null when it is about none
     */
    record Notice(String id, String type, @Nullable String paymentRef) {}
}
