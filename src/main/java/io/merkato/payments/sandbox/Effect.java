package io.merkato.payments.sandbox;

import com.fasterxml.jackson.annotation.JsonValue;
import io.merkato.platform.text.ApiName;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a scripted fault does to a question. */
@Schema(name = "GatewayEffect")
enum Effect {
    /** It is answered, but late. */
    DELAYED,
    /** It is done, and the shop is not told. */
    ANSWER_LOST,
    /** It is not done, and the shop is not told. */
    NOT_REACHED,
    /** It is declined, for good. */
    DECLINED;

    @JsonValue
    String text() {
        return ApiName.of(this);
    }
}
