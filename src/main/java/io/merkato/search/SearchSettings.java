package io.merkato.search;

import io.merkato.platform.settings.Forms;
import io.merkato.platform.settings.Setting;
import io.merkato.platform.settings.SettingsDeclaration;
import io.merkato.platform.settings.SettingsReader;
import io.merkato.search.words.Language;

/**
 * How products are found.
 *
 * @param language in which the shop writes of them, for the forms of words
 * @param stockWeight hundredths that a product in stock is ahead of one that is sold out, beside the 1 to 6 that what fits
 *     best has
 * @param popularityWeight hundredths that the most bought of what fits is ahead of what nobody has bought
 * @param freshnessWeight hundredths that what is new is ahead of what is old
 * @param meaningWeight hundredths that what means the same as the query is ahead of what has nothing to do with it
 */
public record SearchSettings(
        Language language, int stockWeight, int popularityWeight, int freshnessWeight, int meaningWeight) {

    private static final Setting<Language> LANGUAGE = Setting.of(
                    "MERKATO_SEARCH_LANGUAGE",
                    Forms.oneOf(Language.class),
                    "the language of titles and descriptions, for the forms of words, by its code of ISO 639-1; `none` for other ones")
            .or("en");

    private static final Setting<Integer> STOCK =
            weight("MERKATO_SEARCH_STOCK_WEIGHT", "how far ahead a search puts what is in stock, in hundredths", "3");

    private static final Setting<Integer> POPULARITY = weight(
            "MERKATO_SEARCH_POPULARITY_WEIGHT", "how far ahead a search puts what is bought most, in hundredths", "4");

    private static final Setting<Integer> FRESHNESS =
            weight("MERKATO_SEARCH_FRESHNESS_WEIGHT", "how far ahead a search puts what is new, in hundredths", "2");

    private static final Setting<Integer> MEANING =
            weight("MERKATO_SEARCH_MEANING_WEIGHT", "how much meaning counts beside words, in hundredths", "300");

    private static Setting<Integer> weight(String name, String meaning, String byDefault) {
        return Setting.of(name, Forms.number(0, 1000), meaning).or(byDefault);
    }

    static final class Declaration implements SettingsDeclaration<SearchSettings> {

        @Override
        public SearchSettings read(SettingsReader reader) {
            return new SearchSettings(
                    reader.get(LANGUAGE),
                    reader.get(STOCK),
                    reader.get(POPULARITY),
                    reader.get(FRESHNESS),
                    reader.get(MEANING));
        }
    }
}
