package io.merkato.testing.stripe;

import io.merkato.testing.stripe.events.WebhookFaults;
import io.merkato.testing.stripe.faults.Answers;
import io.merkato.testing.stripe.wire.CallKind;
import io.merkato.testing.stripe.wire.Params;
import io.merkato.testing.stripe.wire.Reply;
import io.merkato.testing.stripe.wire.Spell;
import io.merkato.testing.stripe.wire.StripeError;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What tests say in sentences, over HTTP for those who cannot: forms to {@code /control/…}, without a key. */
final class Control {

    private final StripeFake stripe;

    Control(StripeFake stripe) {
        this.stripe = stripe;
    }

    Reply answer(String method, String path, Params params) {
        try {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            switch (method + " " + path) {
                case "GET /control/book" ->
                    body.set(
                            "intents",
                            JsonMapper.shared().valueToTree(stripe.book().all()));
                case "POST /control/answers" -> answers(params);
                case "POST /control/webhooks" -> webhooks(params);
                case "POST /control/as-usual" -> stripe.asUsual();
                case "POST /control/buyer" -> authenticated(params.required("intent"), params.required("answer"));
                case "POST /control/bank" -> body.put("id", bank(params));
                case "POST /control/dashboard" -> body.put("id", dashboard(params));
                case "POST /control/clock" -> stripe.clock().moves(Duration.ofSeconds(params.whole("seconds", 0)));
                default -> throw StripeError.early(404, "No such control: " + path);
            }
            return new Reply(200, body);
        } catch (StripeError error) {
            return error.reply();
        } catch (IllegalStateException | IllegalArgumentException error) {
            return StripeError.invalid(String.valueOf(error.getMessage())).reply();
        }
    }

    /** The buyer's answer, {@code accept} or {@code fail}; gives the way back, empty when there was no answer. */
    String authenticated(String intent, String answer) {
        switch (answer) {
            case "accept" -> stripe.buyer().authenticates(intent);
            case "fail" -> stripe.buyer().failsToAuthenticate(intent);
            default -> {
                return "";
            }
        }
        return stripe.buyer().wayBack(intent);
    }

    private void answers(Params params) {
        Answers answers = stripe.answers().next(times(params));
        String kind = params.text("to");
        if (kind != null) {
            answers = answers.to(CallKind.valueOf(kind.toUpperCase(Locale.ROOT)));
        }
        Duration by = Duration.ofMillis(params.whole("millis", 1000));
        int status = Math.toIntExact(params.whole("status", 500));
        Spell _ =
                switch (params.required("fault")) {
                    case "delay" -> answers.delay(by);
                    case "hang" -> answers.hang();
                    case "hang_after" -> answers.hangAfterTheEffect();
                    case "fail_before" -> answers.fails(status).beforeTheEffect();
                    case "fail_after" -> answers.fails(status).afterTheEffect();
                    case "reset_before" -> answers.resetBeforeTheEffect();
                    case "reset_after" -> answers.resetAfterTheEffect();
                    case "rate_limit" -> answers.rateLimits(times(params));
                    case "other_amount" -> answers.tellAnotherAmount();
                    default -> throw StripeError.invalid("No such fault").with("param", "fault");
                };
    }

    private void webhooks(Params params) {
        WebhookFaults webhooks = stripe.webhooks().next(times(params));
        String type = params.text("type");
        if (type != null) {
            webhooks = webhooks.of(type);
        }
        Duration by = Duration.ofMillis(params.whole("millis", 300));
        Spell _ =
                switch (params.required("fault")) {
                    case "dropped" -> webhooks.dropped();
                    case "doubled" -> webhooks.doubled();
                    case "shuffled" -> webhooks.shuffled(by);
                    case "late" -> webhooks.late(by);
                    case "badly_signed" -> webhooks.badlySigned();
                    case "other_amount" -> webhooks.tellingAnotherAmount();
                    default -> throw StripeError.invalid("No such fault").with("param", "fault");
                };
    }

    private String bank(Params params) {
        String what = params.required("does");
        if (what.equals("conclude_refunds")) {
            stripe.bank().concludesRefunds();
            return "";
        }
        String id = params.required("id");
        switch (what) {
            case "dispute" -> {
                return stripe.bank().disputes(id);
            }
            case "decide_for_merchant" -> stripe.bank().decidesForTheMerchant(id);
            case "decide_for_buyer" -> stripe.bank().decidesForTheBuyer(id);
            case "settle" -> stripe.bank().settles(id);
            case "bounce" -> stripe.bank().bounces(id);
            case "expire" -> stripe.bank().letsTheAuthorizationExpire(id);
            default -> throw StripeError.invalid("No such deed").with("param", "does");
        }
        return id;
    }

    private String dashboard(Params params) {
        String intent = params.required("intent");
        switch (params.required("does")) {
            case "refund" -> {
                return stripe.dashboard().refunds(intent, params.whole("amount", 0));
            }
            case "capture" -> stripe.dashboard().captures(intent, params.whole("amount", 0));
            case "cancel" -> stripe.dashboard().cancels(intent);
            default -> throw StripeError.invalid("No such deed").with("param", "does");
        }
        return intent;
    }

    private static int times(Params params) {
        return Math.toIntExact(params.whole("next", Integer.MAX_VALUE));
    }
}
