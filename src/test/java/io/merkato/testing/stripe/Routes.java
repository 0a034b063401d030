package io.merkato.testing.stripe;

import io.merkato.testing.stripe.events.Events;
import io.merkato.testing.stripe.ledger.Payments;
import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.CallKind;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Which call an address means. */
final class Routes {

    /** A call and who answers it. */
    record Route(CallKind kind, String method, Pattern path, Function<Call, ObjectNode> handler) {}

    /** A route, and the id in its address. */
    record Found(Route route, String id) {}

    private final List<Route> routes = new ArrayList<>();

    Routes(Payments payments, Events events) {
        var intents = payments.intents();
        add(CallKind.CREATE_INTENT, "POST /v1/payment_intents", intents::create);
        add(CallKind.LIST_INTENTS, "GET /v1/payment_intents", intents::list);
        add(CallKind.RETRIEVE_INTENT, "GET /v1/payment_intents/{id}", intents::retrieve);
        add(CallKind.UPDATE_INTENT, "POST /v1/payment_intents/{id}", intents::update);
        add(CallKind.CONFIRM_INTENT, "POST /v1/payment_intents/{id}/confirm", intents::confirm);
        add(CallKind.CAPTURE_INTENT, "POST /v1/payment_intents/{id}/capture", intents::capture);
        add(CallKind.CANCEL_INTENT, "POST /v1/payment_intents/{id}/cancel", intents::cancel);
        add(CallKind.CREATE_REFUND, "POST /v1/refunds", payments.refunds()::create);
        add(CallKind.LIST_REFUNDS, "GET /v1/refunds", payments.refunds()::list);
        add(CallKind.RETRIEVE_REFUND, "GET /v1/refunds/{id}", payments.refunds()::retrieve);
        add(CallKind.UPDATE_REFUND, "POST /v1/refunds/{id}", payments.refunds()::update);
        add(CallKind.LIST_CHARGES, "GET /v1/charges", payments.charges()::list);
        add(CallKind.RETRIEVE_CHARGE, "GET /v1/charges/{id}", payments.charges()::retrieve);
        add(CallKind.LIST_DISPUTES, "GET /v1/disputes", payments.disputes()::list);
        add(CallKind.RETRIEVE_DISPUTE, "GET /v1/disputes/{id}", payments.disputes()::retrieve);
        add(CallKind.CLOSE_DISPUTE, "POST /v1/disputes/{id}/close", payments.disputes()::close);
        add(CallKind.CREATE_PAYMENT_METHOD, "POST /v1/payment_methods", payments.methods()::create);
        add(CallKind.RETRIEVE_PAYMENT_METHOD, "GET /v1/payment_methods/{id}", payments.methods()::retrieve);
        add(CallKind.LIST_EVENTS, "GET /v1/events", events::list);
        add(CallKind.RETRIEVE_EVENT, "GET /v1/events/{id}", events::retrieve);
    }

    private void add(CallKind kind, String route, Function<Call, ObjectNode> handler) {
        int space = route.indexOf(' ');
        String path = route.substring(space + 1).replace("{id}", "([^/]+)");
        routes.add(new Route(kind, route.substring(0, space), Pattern.compile(path), handler));
    }

    Found find(String method, String path) {
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(method) && matcher.matches()) {
                return new Found(route, matcher.groupCount() == 0 ? "" : matcher.group(1));
            }
        }
        throw StripeError.early(404, "Unrecognized request URL (%s: %s).".formatted(method, path));
    }
}
