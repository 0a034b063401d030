package io.merkato.accounts;

import io.merkato.passwords.Password;
import io.merkato.platform.idempotency.Idempotency;
import io.merkato.platform.idempotency.IdempotentRequest;
import io.merkato.platform.security.Caller;
import io.merkato.platform.web.SingleLine;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
@Tag(name = "Sign-in")
class AuthController {

    private final RegisterAccount registerAccount;
    private final ConfirmEmail confirmEmail;
    private final SignIn signIn;
    private final Sessions sessions;
    private final SignOut signOut;
    private final Idempotency idempotency;

    AuthController(
            RegisterAccount registerAccount,
            ConfirmEmail confirmEmail,
            SignIn signIn,
            Sessions sessions,
            SignOut signOut,
            Idempotency idempotency) {
        this.registerAccount = registerAccount;
        this.confirmEmail = confirmEmail;
        this.signIn = signIn;
        this.sessions = sessions;
        this.signOut = signOut;
        this.idempotency = idempotency;
    }

    @PostMapping("/register")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Register an account", description = "The answer is the same for known addresses.")
    ResponseEntity<Message> register(@Valid @RequestBody Registration body, IdempotentRequest request) {
        NewAccount account = registerAccount.prepare(
                body.email(), body.password(), body.firstName(), body.lastName(), Profiles.emptyToNull(body.phone()));
        return idempotency.once(request, () -> {
            registerAccount.register(account);
            return ResponseEntity.accepted().body(new Message("We have sent you a mail. Follow the link in it."));
        });
    }

    @PostMapping("/confirm-email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Confirm an address with the token of a mail")
    void confirmEmail(@Valid @RequestBody Confirmation body) {
        confirmEmail.confirm(body.token());
    }

    @PostMapping("/login")
    @Operation(summary = "Sign in")
    SessionTokens login(@Valid @RequestBody Credentials body) {
        return signIn.signIn(body.email(), body.password());
    }

    @PostMapping("/refresh")
    @Operation(summary = "Get new tokens for a refresh token", description = "Each refresh token is good once.")
    SessionTokens refresh(@Valid @RequestBody Renewal body) {
        return sessions.refresh(body.refreshToken());
    }

    @PostMapping("/logout")
    @Operation(summary = "Sign out, here or everywhere")
    Message logout(Caller caller, @RequestBody(required = false) @Nullable SignOutScope body) {
        signOut.signOut(caller, body != null && Boolean.TRUE.equals(body.everywhere()));
        return new Message("You are signed out.");
    }

    record Registration(
            @NotNull @EmailAddress @Schema(format = "email", maxLength = 254)
            String email,

            @NotNull Password password,
            @NotNull @Size(min = 1, max = 100) @SingleLine String firstName,
            @NotNull @Size(min = 1, max = 100) @SingleLine String lastName,

            @Size(max = 40) @SingleLine @Nullable String phone) {}

    record Confirmation(@NotNull OpaqueToken token) {}

    record Credentials(@NotNull String email, @NotNull Password password) {}

    record Renewal(@NotNull OpaqueToken refreshToken) {}

    record SignOutScope(@Nullable Boolean everywhere) {}

    record Message(String message) {}
}
