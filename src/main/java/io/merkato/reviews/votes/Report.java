package io.merkato.reviews.votes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a review should not be there, in the words of a customer if they have any. */
record Report(Reason reason, @Nullable String text) {

    /** What may be wrong with a review. */
    @Schema(name = "ReviewReportReason")
    enum Reason {
        SPAM,
        OFFENSIVE,
        OFF_TOPIC,
        /** It tells of a person what nobody should know. */
        PERSONAL_DATA,
        OTHER;

        @JsonCreator
        static Reason of(String text) {
            return ApiName.parse(Reason.class, text);
        }

        /** The reason as the API and the database write it. */
        @JsonValue
        String text() {
            return ApiName.of(this);
        }
    }
}
