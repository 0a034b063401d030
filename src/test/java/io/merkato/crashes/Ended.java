package io.merkato.crashes;

import static org.assertj.core.api.Assertions.assertThat;

import io.merkato.payments.OperationKind;
import io.merkato.testing.Answer;
import io.merkato.testing.Guest;
import io.merkato.testing.Shop;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * How it looks when all is over.
 *
 * @param node where to look
 * @param answer what the request is answered by then
 * @param moved what the gateway has done for orders of this guest
 */
record Ended(Asked asked, Shop node, Answer answer, List<GatewayBook.Line> moved) {

    /** The one order that the guest has. */
    Answer order() {
        JsonNode orders = guest().orders();
        assertThat(orders).hasSize(1);
        return guest().client()
                .get("/v1/orders/" + orders.at("/0/id").asString())
                .expect(200);
    }

    int unitsInCart() {
        return guest().unitsInCart();
    }

    /** The amounts that the gateway has moved so, one for each time. */
    List<Long> moved(OperationKind kind) {
        return moved.stream()
                .filter(line -> line.kind() == kind)
                .map(GatewayBook.Line::amountMinor)
                .toList();
    }

    private Guest guest() {
        return asked.guest().at(node);
    }
}
