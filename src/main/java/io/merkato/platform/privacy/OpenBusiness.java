package io.merkato.platform.privacy;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.kernel.OrderId;
import io.merkato.platform.privacy.PersonalData.Person;
import io.merkato.platform.text.ApiName;
import java.util.List;

/**
 * What is still to be done for a person who wants to be forgotten, and could not be done without them. A module that knows of any
 * has a bean of this.
 */
public interface OpenBusiness {

    /** The orders of the person that something is still to be done about, in the caller's transaction. */
    List<OpenOrder> with(Person person);

    /**
     * Cancels of these orders what has not left and begins to give its money back, each by itself and outside of any transaction.
     * What becomes of it may not be known at once.
     */
    void cancel(List<OpenOrder> orders);

    /** An order that cannot do without its buyer yet. */
    record OpenOrder(OrderId id, String number, Why why) {}

    /** What an order waits for. */
    enum Why {
        /** What became of its payment is not known, or its buyer has not finished it. */
        PAYMENT_OPEN,
        /** It is paid, and not all of it has left. */
        NOT_SHIPPED,
        /** Money is on its way back. */
        REFUND_PENDING;

        /** The reason as the API writes it. */
        @JsonValue
        public String text() {
            return ApiName.of(this);
        }
    }
}
