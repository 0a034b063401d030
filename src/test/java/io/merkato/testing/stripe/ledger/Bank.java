package io.merkato.testing.stripe.ledger;

/** What the buyer's bank decides, and when. */
public record Bank(Payments payments) {

    /** Takes back what the merchant has of a payment; gives the dispute's id. */
    public String disputes(String intent) {
        return payments.account().atomically(() -> {
            Charge charge = payments.intents().find(intent).charge;
            if (charge == null || !charge.captured || charge.disputed) {
                throw new IllegalStateException("Nothing of %s can be disputed".formatted(intent));
            }
            return payments.disputes().open(charge, "fraudulent").id;
        });
    }

    /** Closes a dispute for the merchant, who gets the money again. */
    public void decidesForTheMerchant(String dispute) {
        decides(dispute, true);
    }

    /** Closes a dispute for the buyer, who keeps the money. */
    public void decidesForTheBuyer(String dispute) {
        decides(dispute, false);
    }

    private void decides(String id, boolean forTheMerchant) {
        payments.account().atomically(() -> {
            Dispute dispute = payments.disputes().find(id);
            if (!dispute.isOpen()) {
                throw new IllegalStateException("%s is %s already".formatted(id, dispute.status));
            }
            payments.disputes().decide(dispute, forTheMerchant, null);
            return id;
        });
    }

    /** Refunds that are pending arrive, and those to cards that take none fail. */
    public void concludesRefunds() {
        payments.account().atomically(() -> {
            payments.refunds().conclude();
            return "";
        });
    }

    /** Pays a debit that was in process. */
    public void settles(String intent) {
        settles(intent, true);
    }

    /** Does not pay it. */
    public void bounces(String intent) {
        settles(intent, false);
    }

    private void settles(String intent, boolean paid) {
        payments.account().atomically(() -> {
            payments.intents().settled(payments.intents().find(intent), paid);
            return intent;
        });
    }

    /** Pays what was canceled before, as no bank should. */
    public void paysAfterAll(String intent) {
        payments.account().atomically(() -> {
            payments.intents().paidAfterAll(payments.intents().find(intent));
            return intent;
        });
    }

    /** Lets go of what was authorized and not taken in time. */
    public void letsTheAuthorizationExpire(String intent) {
        payments.account().atomically(() -> {
            payments.intents().expired(payments.intents().find(intent));
            return intent;
        });
    }
}
