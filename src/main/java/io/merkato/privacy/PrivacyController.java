package io.merkato.privacy;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.passwords.Password;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.platform.web.Precondition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Privacy")
@OpenTo(Audience.SIGNED_IN)
class PrivacyController {

    private final PersonalRecords records;

    PrivacyController(PersonalRecords records) {
        this.records = records;
    }

    @GetMapping("/v1/me/export")
    @Operation(
            summary = "A copy of everything that is held on you",
            description = "By the name of what it is. Members may come and go with what the shop " + "holds.")
    Map<String, Object> export(Caller caller, Visitor visitor) {
        return records.export(caller.requireUser(), visitor);
    }

    @DeleteMapping("/v1/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses({"WRONG_PASSWORD", "LAST_ADMIN", "OPEN_ORDERS"})
    @Operation(
            summary = "Erase your account and everything held on you",
            description =
                    "Orders stay in the books without you. As long as one of them is not paid for certain, not shipped, or its "
                            + "money is on its way back, it is 409 `OPEN_ORDERS`, with these `orders`. `cancelOrders` cancels what "
                            + "has not left and gives its money back first; what that comes to may take a while, so come again "
                            + "when it is 409 still.")
    void erase(
            Caller caller,
            Precondition precondition,
            @Valid @RequestBody(required = false) @Nullable Erasure body,
            Visitor visitor) {
        records.erase(
                caller.requireUser(),
                precondition,
                body == null ? null : body.password(),
                body != null && Boolean.TRUE.equals(body.cancelOrders()),
                visitor);
    }

    @Schema(name = "AccountErasure")
    record Erasure(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Password password,

            @Schema(description = "Whether orders that are not shipped yet are cancelled first.") @Nullable Boolean cancelOrders) {}
}
