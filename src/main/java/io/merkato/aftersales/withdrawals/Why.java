package io.merkato.aftersales.withdrawals;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why a withdrawal did not settle by itself. */
@Schema(name = "WithdrawalObstacle")
public enum Why {
    /** No order has this number. */
    ORDER_UNKNOWN,
    /** Who declared it was forgotten before the shop looked at it. */
    PERSON_ERASED,
    /** The order was placed with another address. */
    ADDRESS_DIFFERS,
    /** The order has not these items, or not so many of them are left. */
    ITEMS_DIFFER,
    /** All of it is cancelled, has come back or was withdrawn from before. */
    NOTHING_LEFT,
    /** It is of some of the goods, and whether they are paid is not known. */
    PAYMENT_OPEN,
    /** The time is over. */
    LATE,
    /** Some of the goods were sold as exempt. */
    EXEMPT,
    /** The shop grants no withdrawal to where the order went. */
    COUNTRY_EXCLUDED;

    static Why of(String text) {
        return ApiName.parse(Why.class, text);
    }

    /** The reason as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
