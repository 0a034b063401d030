package io.merkato.testing.stripe.ledger;

/** What the buyer does in the browser, by the client secret. */
public record Buyer(Payments payments) {

    public void authenticates(String intent) {
        payments.account().atomically(() -> {
            payments.intents().authenticated(payments.intents().find(intent));
            return intent;
        });
    }

    public void failsToAuthenticate(String intent) {
        payments.account().atomically(() -> {
            payments.intents().notAuthenticated(payments.intents().find(intent));
            return intent;
        });
    }

    /** Tries once more, by another means to pay. False where it is too late for that. */
    public boolean paysBy(String intent, String paymentMethod) {
        return payments.account()
                .atomically(() -> payments.intents().triedBy(payments.intents().find(intent), paymentMethod));
    }

    /** Where the buyer goes back to, with what Stripe adds to the address; empty where nobody said. */
    public String wayBack(String intent) {
        return payments.account().atomically(() -> {
            Intent found = payments.intents().find(intent);
            String address = found.returnUrl;
            if (address == null) {
                return "";
            }
            String outcome = found.lastError == null ? "succeeded" : "failed";
            return "%s%spayment_intent=%s&payment_intent_client_secret=%s&redirect_status=%s"
                    .formatted(address, address.contains("?") ? "&" : "?", found.id, found.clientSecret, outcome);
        });
    }
}
