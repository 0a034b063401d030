package io.merkato.reviews.imported;

import io.merkato.kernel.ProductId;
import io.merkato.platform.crypto.Derivation;
import io.merkato.platform.settings.Secrets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * By what an imported review is known again: the id it had where it comes from, or else product, author and time. Addresses are in
 * it, so it is derived with the shop's secret, and nobody who has the database can try some.
 */
@Component
class ReviewKeys {

    private static final String PURPOSE = "reviews imported";

    private final List<Derivation> derivations;

    ReviewKeys(Secrets secrets) {
        // While the secret is being changed, what was derived with the one before is known too.
        this.derivations = Stream.of(secrets.derive(PURPOSE), secrets.derivePrevious(PURPOSE))
                .filter(Objects::nonNull)
                .map(Derivation::new)
                .toList();
    }

    /** In hex, the one that is kept first; the others are those it may have been kept under before. */
    List<String> of(ImportedReview review, ProductId product) {
        String identity = review.identity(product.toString());
        return derivations.stream()
                .map(derivation -> HexFormat.of().formatHex(derivation.of(identity)))
                .toList();
    }
}
