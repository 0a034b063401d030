package io.merkato.pages;

import io.merkato.platform.crypto.OpaqueToken;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whether the link of a mail arrived whole. Whether its token is still good only its module knows. */
final class MailedToken {

    private static final Pattern WHOLE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private MailedToken() {}

    static Optional<OpaqueToken> of(@Nullable String text) {
        return text == null || !WHOLE.matcher(text).matches() ? Optional.empty() : Optional.of(new OpaqueToken(text));
    }
}
