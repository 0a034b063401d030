package io.merkato.payments.stripe;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shop's account at Stripe.
 *
 * @param secretKey without it there is no Stripe
 * @param publishableKey by which scripts in browsers know the account
 * @param webhookSecret what webhooks are signed with
 * @param previousWebhookSecret the one before, while it is being changed
 * @param apiBase where the API is, without a slash at its end
 * @param capture when money is taken
 */
record StripeSettings(
        @Nullable String secretKey,
        @Nullable String publishableKey,
        @Nullable String webhookSecret,
        @Nullable String previousWebhookSecret,
        String apiBase,
        Capture capture,
        int connectMillis,
        int readMillis) {

    /** When the money of an order is taken. */
    enum Capture {
        /** With the order. */
        AUTOMATIC,
        /** Later, all or some of it: with the order it is only promised. */
        MANUAL
    }

    static final Setting<String> SECRET_KEY = Setting.of(
                    "MERKATO_STRIPE_SECRET_KEY",
                    Forms.text("a secret key of Stripe, such as sk_live_…, or a restricted one, rk_live_…"),
                    "turns payments by Stripe on")
            .kept();
    static final Setting<String> PUBLISHABLE_KEY = Setting.of(
            "MERKATO_STRIPE_PUBLISHABLE_KEY",
            Forms.text("the publishable key of the same account, such as pk_live_…"),
            "by which Stripe's elements in browsers know the account");
    static final Setting<String> WEBHOOK_SECRET = Setting.of(
                    "MERKATO_STRIPE_WEBHOOK_SECRET",
                    Forms.text("the signing secret of the webhook, such as whsec_…"),
                    "what Stripe signs its webhooks with")
            .kept();
    static final Setting<String> PREVIOUS_WEBHOOK_SECRET = Setting.of(
                    "MERKATO_STRIPE_WEBHOOK_SECRET_PREVIOUS",
                    Forms.text("the signing secret before"),
                    "the signing secret before, while it is being changed")
            .kept();
    static final Setting<String> API_BASE = Setting.of(
                    "MERKATO_STRIPE_API_BASE", Forms.webAddress(), "where Stripe's API is")
            .or("https://api.stripe.com");
    private static final Setting<Capture> CAPTURE = Setting.of(
                    "MERKATO_STRIPE_CAPTURE",
                    Forms.oneOf(Capture.class),
                    "whether Stripe takes the money with the order, or keeps it for you to take later")
            .or("automatic");
    private static final Setting<Integer> CONNECT_MILLIS = Setting.of(
                    "MERKATO_STRIPE_CONNECT_MILLIS",
                    Forms.number(50, 2000),
                    "milliseconds to wait for a connection to Stripe")
            .or("1000");
    private static final Setting<Integer> READ_MILLIS = Setting.of(
                    "MERKATO_STRIPE_READ_MILLIS",
                    Forms.number(50, 6000),
                    "milliseconds to wait for an answer of Stripe")
            .or("5000");

    /** The secrets that a webhook may be signed with, none unless one is set. */
    List<String> webhookSecrets() {
        return Stream.of(webhookSecret, previousWebhookSecret)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Names no secrets: settings are printed when something is wrong with them. */
    @Override
    public String toString() {
        return "StripeSettings[" + apiBase + ", " + capture + "]";
    }

    static final class Declaration implements SettingsDeclaration<StripeSettings> {

        @Override
        public StripeSettings read(SettingsReader reader) {
            return new StripeSettings(
                    reader.find(SECRET_KEY),
                    reader.find(PUBLISHABLE_KEY),
                    reader.find(WEBHOOK_SECRET),
                    reader.find(PREVIOUS_WEBHOOK_SECRET),
                    reader.get(API_BASE),
                    reader.get(CAPTURE),
                    reader.get(CONNECT_MILLIS),
                    reader.get(READ_MILLIS));
        }

        @Override
        public Map<String, Object> forSpring(StripeSettings settings) {
            return Map.of("merkato.stripe", settings.secretKey() != null);
        }
    }
}
