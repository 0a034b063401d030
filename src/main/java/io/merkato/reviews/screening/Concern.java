package io.merkato.reviews.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import io.swagger.v3.oas.annotations.media.Schema;

/** Why a person should look at a review before others see it. */
@Schema(name = "ReviewConcern")
public enum Concern {
    /** It leads somewhere: an address of a page or a mailbox. */
    LINK,
    /** Most of its letters are capitals. */
    SHOUTING,
    /** It says the same again and again. */
    REPETITION,
    /** It has a word of the shop's list. */
    BLOCKED_WORD,
    /** The shop looks at all reviews first. */
    MODERATION,
    /** It is one of the first of its author. */
    NEW_AUTHOR,
    /** Its author had a review of the same product rejected or hidden. */
    REJECTED_BEFORE,
    /** Customers reported it. */
    REPORTED;

    /** The concern of this name. */
    public static Concern of(String text) {
        return ApiName.parse(Concern.class, text);
    }

    /** The concern as the API and the database write it. */
    @JsonValue
    public String text() {
        return ApiName.of(this);
    }
}
