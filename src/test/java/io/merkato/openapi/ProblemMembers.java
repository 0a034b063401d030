package io.merkato.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** What single problems carry beyond the members that all have; absent where it is not said. */
@SuppressWarnings({"rawtypes", "unchecked"}) // as the library has it
final class ProblemMembers {

    private ProblemMembers() {}

    static void addTo(Schema problem) {
        problem.addProperty(
                "orderId", id("With PAYMENT_DECLINED: the order, which is cancelled if it was just placed."));
        problem.addProperty(
                "available",
                Schemas.ofType("integer").description("With INSUFFICIENT_STOCK in the cart: how many can be had."));
        problem.addProperty(
                "items",
                list(
                        Schemas.reference("Shortage"),
                        "With INSUFFICIENT_STOCK of an order: what there is too little of."));
        problem.addProperty(
                "left",
                list(
                        Schemas.reference("LeftToShip"),
                        "With NOTHING_TO_SHIP, NOTHING_TO_CANCEL, NOT_REFUNDABLE and NOT_RETURNABLE: of which items there is less"
                                + " left than you want."));
        problem.addProperty(
                "variantIds",
                list(
                        id("A variant."),
                        "With ITEM_UNAVAILABLE: what is no longer sold. With STOCK_BELOW_RESERVED: what orders hold."
                                + " With TOO_MANY_UNPAID: what is too much."));
        problem.addProperty(
                "held",
                list(
                        Schemas.reference("HeldStock"),
                        "With STOCK_BELOW_RESERVED: what orders hold, of a hundred variants."));
        problem.addProperty(
                "orders", list(openOrder(), "With OPEN_ORDERS: which orders of yours something is to be done about."));
        problem.addProperty("refundable", money("With REFUND_TOO_LARGE: what is left of what was paid."));
        problem.addProperty("due", money("With CAPTURE_TOO_LARGE and SETTLEMENT_DIFFERS: what is to be paid."));
        problem.addProperty(
                "review",
                Schemas.text("With ALREADY_REVIEWED: the address of the review that is there.")
                        .format("uri-reference"));
        problem.addProperty("expectedTotal", money("With TOTAL_CHANGED: what you expected."));
        problem.addProperty("total", money("With TOTAL_CHANGED: what it is."));
    }

    static Schema shortage() {
        Schema shortage = Schemas.ofType("object")
                .description("A variant of which there is less than was ordered.")
                .addProperty("variantId", id("The variant."))
                .addProperty("requested", Schemas.ofType("integer").description("Units that were ordered."))
                .addProperty("available", Schemas.ofType("integer").description("Units that can be had now."));
        shortage.setRequired(List.of("variantId", "requested", "available"));
        return shortage;
    }

    private static Schema openOrder() {
        Schema order = Schemas.ofType("object")
                .addProperty("id", id("An order."))
                .addProperty("number", Schemas.text("Its number, for people to read out."))
                .addProperty("why", Schemas.text("What it waits for: `paymentOpen`, `notShipped` or `refundPending`."));
        order.setRequired(List.of("id", "number", "why"));
        return order;
    }

    static Schema heldStock() {
        Schema order = Schemas.ofType("object")
                .addProperty("orderId", id("An order."))
                .addProperty("units", Schemas.ofType("integer").description("Units that it holds."));
        order.setRequired(List.of("orderId", "units"));
        Schema held = Schemas.ofType("object")
                .description("Units of a variant that orders hold.")
                .addProperty("variantId", id("The variant."))
                .addProperty("onHand", Schemas.ofType("integer").description("Units on the shelf."))
                .addProperty("reserved", Schemas.ofType("integer").description("Of those, units that orders hold."))
                .addProperty("orders", list(order, "The oldest of these orders, at most twenty."));
        held.setRequired(List.of("variantId", "onHand", "reserved", "orders"));
        return held;
    }

    static Schema leftToShip() {
        Schema left = Schemas.ofType("object")
                .description("An item of an order of which there is less left than was asked for.")
                .addProperty("orderItemId", id("The item; it need not be one of the order."))
                .addProperty("requested", Schemas.ofType("integer").description("Units that were asked for."))
                .addProperty("left", Schemas.ofType("integer").description("Units that can be."));
        left.setRequired(List.of("orderItemId", "requested", "left"));
        return left;
    }

    private static Schema id(String description) {
        return Schemas.text(description).format("uuid");
    }

    private static Schema money(String description) {
        return Schemas.reference("Money").description(description);
    }

    private static Schema list(Schema items, String description) {
        Schema list = Schemas.ofType("array").description(description);
        list.setItems(items);
        return list;
    }
}
