package io.merkato.registration;

import io.merkato.accounts.NewAccount;
import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.passwords.Password;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.json.Message;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.text.SingleLine;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/auth")
@Tag(name = "Registration")
@OpenTo(Audience.UNRECOGNIZED)
class RegistrationController {

    private final RegisterAccount registerAccount;
    private final ConfirmEmail confirmEmail;
    private final Idempotency idempotency;

    RegistrationController(RegisterAccount registerAccount, ConfirmEmail confirmEmail, Idempotency idempotency) {
        this.registerAccount = registerAccount;
        this.confirmEmail = confirmEmail;
        this.idempotency = idempotency;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Register an account",
            description =
                    "The answer is the same for known addresses. A mail brings a link that " + "confirms the address.")
    ResponseEntity<Message> register(
            @Valid @RequestBody Registration body, IdempotentRequest request, Visitor visitor) {
        Optional<NewAccount> account = registerAccount.prepare(
                body.email(), body.password(), body.firstName(), body.lastName(), body.phone(), visitor);
        return idempotency.once(request, () -> {
            account.ifPresent(registerAccount::register);
            return ResponseEntity.accepted().body(new Message("We have sent you a mail. Follow the link in it."));
        });
    }

    @PostMapping("/confirm-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses("INVALID_TOKEN")
    @Operation(
            summary = "Confirm an address with the token of a mail, of a registration or of a change",
            description = "A token is good once.")
    void confirmEmail(@Valid @RequestBody Confirmation body, Visitor visitor) {
        confirmEmail.confirm(body.token(), visitor);
    }

    record Registration(
            @NotNull @EmailAddress @Trimmed @Schema(maxLength = 254)
            String email,

            @NotNull Password password,
            @NotNull @Size(min = 1, max = 100) @SingleLine String firstName,
            @NotNull @Size(min = 1, max = 100) @SingleLine String lastName,

            @Size(max = 40) @SingleLine @Nullable String phone) {}

    @Schema(name = "EmailConfirmation")
    record Confirmation(@NotNull OpaqueToken token) {}
}
