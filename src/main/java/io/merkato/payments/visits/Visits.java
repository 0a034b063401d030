package io.merkato.payments.visits;

import java.util.Optional;
import java.util.UUID;

/** The payments that a gateway has sent buyers to a page of this shop for. */
public interface Visits {

    /** The payment of this operation, if its buyer was sent to the page. */
    Optional<Visit> find(UUID operation);

    /**
     * The buyer has pressed a button. The first one counts, and none does once the payment was given up.
     *
     * @param pays whether it was that to pay
     * @return what has become of the payment; nothing when {@link #find} finds none
     */
    Optional<Visit> decide(UUID operation, boolean pays);
}
