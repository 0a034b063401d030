package io.merkato.sessions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;

/** A key that signs (ES256, RFC 7518). */
final class SigningKey {

    private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");

    private final String id;
    private final ECPrivateKeyParameters privateKey;

    SigningKey(String id, byte[] privateValue) {
        this.id = id;
        this.privateKey = new ECPrivateKeyParameters(new BigInteger(1, privateValue), new ECDomainParameters(P256));
    }

    /** A new key pair, named by its thumbprint (RFC 7638). */
    static ECKey newPair() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return id;
    }

    /** Signs a text. Equal texts have equal signatures (RFC 6979), so that an answer can be repeated. */
    byte[] sign(byte[] text) {
        try {
            ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
            signer.init(true, privateKey);
            BigInteger[] signature = signer.generateSignature(
                    MessageDigest.getInstance("SHA-256").digest(text));
            return PlainDSAEncoding.INSTANCE.encode(P256.getN(), signature[0], signature[1]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
