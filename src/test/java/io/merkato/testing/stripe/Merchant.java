package io.merkato.testing.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;

/** Somebody with Stripe's own client, who sells things by the fake. */
record Merchant(StripeClient client) {

    static Merchant of(StripeFake stripe) {
        return with(stripe, stripe.secretKey());
    }

    static Merchant with(StripeFake stripe, String key) {
        return new Merchant(waiting(stripe, key, Duration.ofMinutes(1)));
    }

    /** Gives up on an answer after five seconds, for calls that get none. */
    static Merchant impatient(StripeFake stripe) {
        return new Merchant(waiting(stripe, stripe.secretKey(), Duration.ofSeconds(5)));
    }

    private static StripeClient waiting(StripeFake stripe, String key, Duration longest) {
        int millis = Math.toIntExact(longest.toMillis());
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(stripe.address())
                .setMaxNetworkRetries(0)
                .setConnectTimeout(millis)
                .setReadTimeout(millis)
                .build();
    }

    /** What is confirmed at once, for an order. */
    static PaymentIntentCreateParams.Builder order(long amountMinor, String paymentMethod) {
        return PaymentIntentCreateParams.builder()
                .setAmount(amountMinor)
                .setCurrency("eur")
                .setPaymentMethod(paymentMethod)
                .setConfirm(true)
                .setReturnUrl("https://shop.example/back")
                .putMetadata("order", "7");
    }

    PaymentIntent pays(long amountMinor, String paymentMethod) throws StripeException {
        return sends(order(amountMinor, paymentMethod));
    }

    PaymentIntent authorizes(long amountMinor, String paymentMethod) throws StripeException {
        return sends(
                order(amountMinor, paymentMethod).setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL));
    }

    PaymentIntent sends(PaymentIntentCreateParams.Builder order) throws StripeException {
        return client.v1().paymentIntents().create(order.build());
    }

    PaymentIntent sends(PaymentIntentCreateParams.Builder order, String key) throws StripeException {
        return client.v1().paymentIntents().create(order.build(), keyed(key));
    }

    PaymentIntent captures(PaymentIntent intent, long amountMinor) throws StripeException {
        return client.v1()
                .paymentIntents()
                .capture(
                        intent.getId(),
                        PaymentIntentCaptureParams.builder()
                                .setAmountToCapture(amountMinor)
                                .build());
    }

    PaymentIntent sees(String intent) throws StripeException {
        return client.v1().paymentIntents().retrieve(intent);
    }

    Refund refunds(PaymentIntent intent, long amountMinor) throws StripeException {
        return client.v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(amountMinor)
                        .build());
    }

    static RequestOptions keyed(String key) {
        return RequestOptions.builder().setIdempotencyKey(key).build();
    }
}
