package io.merkato.payments.stripe;

import static io.merkato.payments.PaymentProblem.INVALID_SIGNATURE;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.merkato.payments.Gateway.Notice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Stripe sends, which is only what it has signed in the last five minutes. */
@Component
@ConditionalOnBooleanProperty("merkato.stripe")
class StripeWebhooks {

    private static final String SIGNATURE = "stripe-signature";
    private static final long TOLERANCE_SECONDS = 300;

    private final StripeSettings settings;

    StripeWebhooks(StripeSettings settings) {
        this.settings = settings;
    }

    /** What an event is about; nothing else of it is believed. */
    Notice read(byte[] body, Map<String, String> headers) {
        String text = new String(body, StandardCharsets.UTF_8);
        String signature = headers.get(SIGNATURE);
        if (signature == null
                || settings.webhookSecrets().stream().noneMatch(secret -> isSigned(text, signature, secret))) {
            throw INVALID_SIGNATURE.because(
                    "It is signed with none of the secrets of this shop, or was signed too long ago.");
        }
        try {
            return notice(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            throw INVALID_SIGNATURE.because("It is no event.");
        }
    }

    private static Notice notice(JsonNode event) {
        JsonNode object = event.at("/data/object");
        String eventId = word(event.path("id"));
        String type = word(event.path("type"));
        if (eventId == null || type == null) {
            throw INVALID_SIGNATURE.because("It is no event.");
        }
        String id = word(object.path("id"));
        return new Notice(eventId, type, id != null && id.startsWith("pi_") ? id : word(object.path("payment_intent")));
    }

    private static @Nullable String word(JsonNode node) {
        String word = StripeAnswers.word(node.asString(""), "");
        return word.isEmpty() ? null : word;
    }

    private static boolean isSigned(String text, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(text, signature, secret, TOLERANCE_SECONDS);
        } catch (SignatureVerificationException | NumberFormatException e) {
            // The library takes it for granted that the time is a number.
            return false;
        }
    }
}
