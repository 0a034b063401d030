package io.merkato.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.merkato.platform.settings.SealedBox;
import io.merkato.platform.settings.Secrets;
import io.merkato.platform.settings.StartRefused;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.List;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.springframework.stereotype.Component;

/**
 * The keys that sign access tokens (ES256). The first node to start makes one; all nodes share it through the database,
 * where the private value is encrypted.
 */
@Component
final class SigningKeys {

    private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");

    private final JWKSet publicKeys;
    private final String currentId;
    private final ECPrivateKeyParameters currentKey;

    SigningKeys(SigningKeyStore store, Secrets secrets) {
        SealedBox box = new SealedBox(secrets.derive("accounts signing-key"));
        if (store.findAll().stream().noneMatch(SigningKeyStore.Row::current)) {
            make(store, box);
        }
        List<SigningKeyStore.Row> rows = store.findAll();
        SigningKeyStore.Row current = rows.getFirst();
        this.publicKeys = new JWKSet(rows.stream().map(SigningKeys::publicKey).toList());
        this.currentId = current.id();
        this.currentKey = new ECPrivateKeyParameters(
                new BigInteger(1, opened(box, current, secrets.origin())), new ECDomainParameters(P256));
    }

    /** The keys to verify with, without their private values. */
    JWKSet publicKeys() {
        return publicKeys;
    }

    /** Names the key that signs now. */
    String currentId() {
        return currentId;
    }

    /** Signs with the current key. Equal texts have equal signatures (RFC 6979), so that an answer can be repeated. */
    byte[] sign(byte[] text) {
        try {
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
            signer.init(true, currentKey);
            BigInteger[] signature = signer.generateSignature(
                    MessageDigest.getInstance("SHA-256").digest(text));
            return PlainDSAEncoding.INSTANCE.encode(P256.getN(), signature[0], signature[1]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(SigningKeyStore store, SealedBox box) {
        try {
            ECKey key =
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            String id = key.getKeyID();
            byte[] sealed = box.seal(key.getD().decode(), id.getBytes(UTF_8));
            store.insertCurrent(id, key.toPublicJWK().toJSONString(), sealed);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] opened(SealedBox box, SigningKeyStore.Row row, String origin) {
        try {
            return box.open(row.privateKey(), row.id().getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new StartRefused(
                    "The database was written with another secret than the one in " + origin + ".",
                    "Start with the secret that the shop had before. If it is lost, retire the key with \"update"
                            + " accounts.signing_key set retired_at = now() where retired_at is null\": a new one is"
                            + " made, and people refresh their access tokens with it.");
        }
    }

    private static JWK publicKey(SigningKeyStore.Row row) {
        try {
            return ECKey.parse(row.publicKey()).toPublicJWK();
        } catch (ParseException e) {
            throw new IllegalStateException("The signing key " + row.id() + " cannot be read", e);
        }
    }
}
