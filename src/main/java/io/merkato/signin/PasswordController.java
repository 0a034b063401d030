package io.merkato.signin;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
import io.merkato.passwords.Password;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.json.Message;
import io.merkato.platform.json.Trimmed;
import io.merkato.platform.mail.EmailAddress;
import io.merkato.platform.problem.Refuses;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Passwords")
@OpenTo(Audience.UNRECOGNIZED)
class PasswordController {

    private final ForgotPassword forgotPassword;
    private final ResetPassword resetPassword;
    private final ChangePassword changePassword;

    PasswordController(ForgotPassword forgotPassword, ResetPassword resetPassword, ChangePassword changePassword) {
        this.forgotPassword = forgotPassword;
        this.resetPassword = resetPassword;
        this.changePassword = changePassword;
    }

    @PostMapping("/v1/auth/forgot-password")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Ask for a link that resets a password",
            description = "The answer is the same for known addresses.")
    Message forgot(@Valid @RequestBody Forgotten body, Visitor visitor) {
        forgotPassword.ask(body.email(), visitor);
        return new Message("If there is an account with this address, we have sent it a mail with a link.");
    }

    @PostMapping("/v1/auth/reset-password")
    @Refuses("INVALID_TOKEN")
    @Operation(summary = "Set a new password with the token of a mail", description = "All sessions end.")
    Message reset(@Valid @RequestBody Reset body, Visitor visitor) {
        resetPassword.reset(body.token(), body.newPassword(), visitor);
        return new Message("Your password is changed. Sign in with it.");
    }

    @OpenTo(Audience.SIGNED_IN)
    @PutMapping("/v1/me/password")
    @Refuses({"WRONG_PASSWORD", "FORBIDDEN"})
    @Operation(
            summary = "Change your password",
            description = "All sessions end, and the answer has the tokens of a new one.")
    SessionTokens change(Caller caller, @Valid @RequestBody Change body, Visitor visitor) {
        return changePassword.change(caller, body.currentPassword(), body.newPassword(), visitor);
    }

    @Schema(name = "ForgottenPassword")
    record Forgotten(
            @NotNull @EmailAddress(lookedUp = true) @Trimmed @Schema(maxLength = 254)
            String email) {}

    @Schema(name = "PasswordReset")
    record Reset(@NotNull OpaqueToken token, @NotNull Password newPassword) {}

    @Schema(name = "PasswordChange")
    record Change(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Password currentPassword,

            @NotNull Password newPassword) {}
}
