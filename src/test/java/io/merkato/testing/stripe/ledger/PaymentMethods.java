package io.merkato.testing.stripe.ledger;

import io.merkato.testing.stripe.wire.Call;
import io.merkato.testing.stripe.wire.Params;
import io.merkato.testing.stripe.wire.StripeError;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Means to pay: those that are documented for tests, and those made of tokens and numbers as a browser does it. */
public final class PaymentMethods {

    private final Map<String, PaymentMethod> methods = new ConcurrentHashMap<>();
    private final Account account;

    PaymentMethods(Account account) {
        this.account = account;
    }

    public ObjectNode create(Call call) {
        Params params = call.params();
        params.only(Set.of("type", "card", "billing_details", "metadata", "allow_redisplay"));
        params.required("type");
        return ofCard(params, "card").json();
    }

    public ObjectNode retrieve(Call call) {
        PaymentMethod method = methods.get(call.id());
        if (method == null) {
            throw StripeError.missing("PaymentMethod", call.id()).with("param", "payment_method");
        }
        return method.json();
    }

    /** The one that parameters name or describe; null when they do neither. */
    @Nullable PaymentMethod of(Params params) {
        String id = params.text("payment_method");
        if (id != null) {
            PaymentMethod known = methods.get(id);
            return known != null
                    ? known
                    : add(TestCard.byPaymentMethod(id)
                            .orElseThrow(() -> StripeError.refused("No such PaymentMethod: '%s'".formatted(id))
                                    .with("code", "resource_missing")
                                    .with("param", "payment_method")));
        }
        return params.has("payment_method_data") ? ofCard(params, "payment_method_data[card]") : null;
    }

    @Nullable ObjectNode byId(String id) {
        PaymentMethod method = methods.get(id);
        return method == null ? null : method.json();
    }

    private PaymentMethod ofCard(Params params, String card) {
        String token = params.text(card + "[token]");
        String number = token == null ? params.required(card + "[number]") : "";
        return add((token == null ? TestCard.byNumber(number) : TestCard.byToken(token))
                .orElseThrow(() -> token == null
                        ? StripeError.card("Your card number is incorrect.")
                                .with("code", "incorrect_number")
                                .with("param", "number")
                        : StripeError.refused("No such token: '%s'".formatted(token))
                                .with("code", "resource_missing")
                                .with("param", card + "[token]")));
    }

    private PaymentMethod add(TestCard card) {
        PaymentMethod method = new PaymentMethod(
                account.ids().next("pm_1"), card, account.clock().seconds());
        methods.put(method.id(), method);
        return method;
    }
}
