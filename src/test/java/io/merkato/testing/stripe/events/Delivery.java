package io.merkato.testing.stripe.events;

/**
 * One try to send an event.
 *
 * @param status what the receiver answered, 0 when it did not
 */
public record Delivery(String eventId, String type, int status) {

    public boolean isAccepted() {
        return status >= 200 && status < 300;
    }
}
