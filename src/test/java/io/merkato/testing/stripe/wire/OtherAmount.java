package io.merkato.testing.stripe.wire;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Makes an object tell amounts that are not the true ones. */
public final class OtherAmount {

    private static final long MORE = 100;

    private OtherAmount() {}

    /** Changes every amount of the object that is not zero. */
    public static void in(ObjectNode object) {
        for (String member : List.of("amount", "amount_received", "amount_capturable", "amount_captured")) {
            long amount = object.path(member).asLong(0);
            if (amount > 0) {
                object.put(member, amount + MORE);
            }
        }
    }
}
