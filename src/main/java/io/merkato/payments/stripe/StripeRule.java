package io.merkato.payments.stripe;

import io.merkato.platform.settings.Mode;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.Settings;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.platform.settings.SettingsRule;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stripe has all its keys or none, each is what its setting is for, and no secret goes over an open line. */
final class StripeRule implements SettingsRule {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void check(Settings settings, SettingsReader reader) {
        StripeSettings stripe = settings.get(StripeSettings.class);
        String secret = stripe.secretKey();
        if (secret == null) {
            if (stripe.publishableKey() != null || stripe.webhookSecret() != null) {
                refuse(
                        reader,
                        StripeSettings.SECRET_KEY,
                        " is not set, and "
                                + (stripe.publishableKey() == null
                                                ? StripeSettings.WEBHOOK_SECRET
                                                : StripeSettings.PUBLISHABLE_KEY)
                                        .variable()
                                + " is.",
                        "Set it too, or neither.");
            }
            return;
        }
        requirePrefix(reader, StripeSettings.SECRET_KEY, secret, "sk_", "rk_");
        requireKeysOfOneAccount(reader, secret, stripe.publishableKey());
        requireWebhook(reader, stripe, settings.get(Mode.class));
        URI base = URI.create(stripe.apiBase());
        if (!"https".equalsIgnoreCase(base.getScheme()) && !THIS_MACHINE.contains(base.getHost())) {
            refuse(
                    reader,
                    StripeSettings.API_BASE,
                    " would send the secret key over an open line.",
                    "Begin it with https://.");
        }
    }

    private static void requireKeysOfOneAccount(SettingsReader reader, String secret, @Nullable String publishable) {
        if (publishable == null) {
            refuse(
                    reader,
                    StripeSettings.PUBLISHABLE_KEY,
                    " is not set, and MERKATO_STRIPE_SECRET_KEY is.",
                    "Set it: Stripe's elements in browsers need it.");
            return;
        }
        requirePrefix(reader, StripeSettings.PUBLISHABLE_KEY, publishable, "pk_", "pk_");
        if (secret.contains("_test_") != publishable.contains("_test_")) {
            refuse(
                    reader,
                    StripeSettings.PUBLISHABLE_KEY,
                    " and the secret key are not both for tests, or not both for real money.",
                    "Take both from the same page of Stripe's dashboard.");
        }
    }

    private static void requireWebhook(SettingsReader reader, StripeSettings stripe, Mode mode) {
        if (stripe.webhookSecrets().isEmpty() && !mode.isSandbox()) {
            refuse(
                    reader,
                    StripeSettings.WEBHOOK_SECRET,
                    " is not set.",
                    "Make a webhook to /v1/payments/webhooks/stripe in Stripe's dashboard, and set this to its signing secret.");
        }
        stripe.webhookSecrets()
                .forEach(one -> requirePrefix(reader, StripeSettings.WEBHOOK_SECRET, one, "whsec_", "whsec_"));
    }

    private static void requirePrefix(
            SettingsReader reader, Setting<?> setting, String value, String one, String other) {
        if (!value.startsWith(one) && !value.startsWith(other)) {
            refuse(
                    reader,
                    setting,
                    " does not begin with " + one + ".",
                    "Set it to " + setting.form().allowed() + ".");
        }
    }

    private static void refuse(SettingsReader reader, Setting<?> setting, String whatIsWrong, String remedy) {
        reader.refuse(setting.variable(), setting.variable() + whatIsWrong, remedy);
    }
}
