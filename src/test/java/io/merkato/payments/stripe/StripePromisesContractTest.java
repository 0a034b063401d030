package io.merkato.payments.stripe;

/** Stripe as a gateway like any other, where it only has the money promised with the order. */
class StripePromisesContractTest extends StripeContractTest {

    @Override
    StripeSettings.Capture capture() {
        return StripeSettings.Capture.MANUAL;
    }
}
