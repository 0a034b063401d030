package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.wire.Params;

/** What the merchant's people do in Stripe's own pages, of which the shop hears by events only. */
public record Dashboard(Payments payments) {

    /** Gives a part back, in minor units; gives the refund's id. */
    public String refunds(String intent, long amountMinor) {
        return payments.account().atomically(() -> {
            Charge charge = payments.intents().find(intent).charge;
            if (charge == null || !charge.captured || amountMinor > charge.leftMinor()) {
                throw new IllegalStateException("%s has less than %s left".formatted(intent, amountMinor));
            }
            return payments.refunds().give(charge, amountMinor, "requested_by_customer", Params.of(""), null).id;
        });
    }

    public void captures(String intent, long amountMinor) {
        payments.account().atomically(() -> {
            Intent found = payments.intents().find(intent);
            Charge charge = found.charge;
            if (charge == null || amountMinor > found.capturableMinor) {
                throw new IllegalStateException("%s has less than %s to capture".formatted(intent, amountMinor));
            }
            payments.charges().capture(charge, amountMinor, null);
            return intent;
        });
    }

    public void cancels(String intent) {
        payments.account().atomically(() -> {
            payments.intents().cancel(payments.intents().find(intent), "requested_by_customer", null);
            return intent;
        });
    }
}
