package io.merkato.testing.stripe.ledger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The parts of the ledger, each of which answers its own calls. */
public record Payments(
        Account account, Intents intents, Charges charges, Refunds refunds, Disputes disputes, PaymentMethods methods) {

    public static Payments of(Account account) {
        PaymentMethods methods = new PaymentMethods(account);
        Refunds refunds = new Refunds(account);
        Disputes disputes = new Disputes(account);
        Charges charges = new Charges(account, refunds, disputes);
        Intents intents = new Intents(account, methods, charges, refunds);
        return new Payments(account, intents, charges, refunds, disputes, methods);
    }

    /** Whatever has this id; null when nothing has. */
    @Nullable ObjectNode byId(String id) {
        Intent intent = account.intents().get(id);
        Charge charge = account.charges().get(id);
        Refund refund = account.refunds().get(id);
        return intent != null
                ? intent.json()
                : charge != null ? charge.json() : refund != null ? refund.json() : methods.byId(id);
    }
}
