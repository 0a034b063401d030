package io.merkato.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/**
 * An order that a shopper has sent, and what the shop answered. The test says what came of it; what it says is checked
 * in status code and body.
 *
 * @param key the idempotency key that it was sent under
 */
public record SentOrder(Shopper shopper, String paymentToken, String key, Answer answer) {

    /** The order stands and is paid. */
    public SentOrder isConfirmed() {
        answer.expect(201);
        isAnsweredWith("confirmed", "paid");
        return this;
    }

    /** The order stands and is paid later, as this says. */
    public SentOrder isPromised(String payment) {
        answer.expect(201);
        isAnsweredWith("confirmed", "pending");
        assertThat(answer.text("/payment/status")).isEqualTo(payment);
        return this;
    }

    /** The order stands, and whether it is paid is not known yet. */
    public SentOrder isPending() {
        answer.expect(202);
        isAnsweredWith("pendingPayment", "pending");
        return this;
    }

    /** Its payment was declined, and with it the order has ended. */
    public SentOrder isDeclined() {
        answer.expectProblem(402, "PAYMENT_DECLINED");
        assertThat(read().text("/paymentStatus")).isEqualTo("failed");
        return is("cancelled");
    }

    /** It was not placed; gives the refusal. */
    public Answer isRefused(int status, String code) {
        return answer.expectProblem(status, code);
    }

    /** Read again, it has this status now. */
    public SentOrder is(String status) {
        assertThat(read().text("/status")).isEqualTo(status);
        return this;
    }

    /** Has this status before long, for instance once the gateway was asked again. */
    public SentOrder becomes(String status) {
        await("order " + id() + " becomes " + status)
                .atMost(Duration.ofSeconds(40))
                .until(() -> read().text("/status"), status::equals);
        return this;
    }

    /** The same request once more. */
    public SentOrder again() {
        return shopper.order(paymentToken, key);
    }

    public String id() {
        return answer.text(answer.status() == 402 ? "/orderId" : "/id");
    }

    /** Where the shopper reads it. */
    public String path() {
        return "/v1/orders/" + id();
    }

    /** The order as it is now. */
    public Answer read() {
        return shopper.client().get(path()).expect(200);
    }

    /** What has happened to it until now. */
    public List<String> timeline() {
        return read().at("/timeline")
                .valueStream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    private void isAnsweredWith(String status, String paymentStatus) {
        assertThat(answer.text("/status")).isEqualTo(status);
        assertThat(answer.text("/paymentStatus")).isEqualTo(paymentStatus);
        assertThat(answer.header("location")).isEqualTo(path());
    }
}
