package io.merkato.passwords;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.merkato.platform.json.Verbatim;
import io.merkato.platform.text.StorableText;
import io.merkato.platform.text.Text;
import io.swagger.v3.oas.annotations.media.Schema;

/** A password as it was typed, neither trimmed nor cut. It never shows itself in a text. */
@Schema(type = "string", format = "password")
public record Password(@Verbatim String typed) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {
        if (!StorableText.is(typed)) {
            throw new IllegalArgumentException("holds NUL or half of a surrogate pair");
        }
    }

    /** The password as it is judged and hashed: é is one character, however the keyboard makes it (NFC). */
    String composed() {
        return Text.composed(typed);
    }

    @Override
    public String toString() {
        return "********";
    }
}
