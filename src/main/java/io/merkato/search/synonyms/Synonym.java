package io.merkato.search.synonyms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A set of synonyms that staff keep: either {@code terms}, or {@code from} and {@code to}.
 *
 * @param terms words that all mean the same, or null
 * @param from words that find {@code to} as well, or null
 * @param to what they find, or null
 */
record Synonym(
        UUID id,

        @Schema(description = "Words that all mean the same; null of a set that holds one way.") @Nullable List<String> terms,

        @Schema(description = "Words whose searchers find `to` as well; null of a set of `terms`.") @Nullable List<String> from,

        @Schema(description = "What they find as well; null of a set of `terms`.") @Nullable List<String> to,

        Instant createdAt) {

    static Synonym of(UUID id, SynonymSet set, Instant createdAt) {
        return switch (set) {
            case SynonymSet.Alike alike -> new Synonym(id, alike.terms(), null, null, createdAt);
            case SynonymSet.OneWay oneWay -> new Synonym(id, null, oneWay.from(), oneWay.to(), createdAt);
        };
    }

    /** In a line, for the audit trail. */
    String told() {
        return terms == null
                ? String.join(", ", from == null ? List.of() : from) + " -> "
                        + String.join(", ", to == null ? List.of() : to)
                : String.join(", ", terms);
    }
}
