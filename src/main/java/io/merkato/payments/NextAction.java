package io.merkato.payments;

import org.jspecify.annotations.Nullable;

/**
 * What the buyer has to do before a payment goes on.
 *
 * @param clientSecret what the gateway's own script in the buyer's browser goes on with, where it does so
 * @param redirectUrl where the buyer has to go, where that is asked for
 */
public record NextAction(
        @Nullable String clientSecret, @Nullable String redirectUrl) {

    /** Nothing that can be told: on the telephone, or by the gateway itself. */
    public static final NextAction UNSAID = new NextAction(null, null);

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "NextAction[" + (redirectUrl == null ? "" : redirectUrl) + "]";
    }
}
