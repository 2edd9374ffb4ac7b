#include "tests/support/test_authority.h"

#include <atomic>
#include <fstream>
#include <memory>

#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "openssl/bio.h"
#include "openssl/bn.h"
#include "openssl/pem.h"
#include "openssl/rand.h"
#include "openssl/rsa.h"
#include "openssl/x509v3.h"

namespace waymark {
namespace {

using security::CertificatePointer;
using security::KeyPointer;
using security::OpensslFree;
using security::RevocationListPointer;
using BioPointer = std::unique_ptr<BIO, OpensslFree<BIO_free_all>>;
using TimePointer = std::unique_ptr<ASN1_TIME, OpensslFree<ASN1_TIME_free>>;

template <typename Write>
std::string Pem(Write write) {
  const BioPointer bio(BIO_new(BIO_s_mem()));
  EXPECT_EQ(write(bio.get()), 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string PemOf(X509& certificate) {
  return Pem([&](BIO* bio) { return PEM_write_bio_X509(bio, &certificate); });
}

IssuedCertificate InPem(X509& certificate, EVP_PKEY& key) {
  return {.certificate = PemOf(certificate),
          .key = Pem([&](BIO* bio) {
            return PEM_write_bio_PrivateKey(bio, &key, nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

KeyPointer NewKey(int rsa_bits) {
  return KeyPointer(rsa_bits > 0 ? EVP_RSA_gen(static_cast<unsigned int>(rsa_bits))
                                 : EVP_EC_gen("P-256"));
}

TimePointer Asn1Time(absl::Time time) {
  return TimePointer(ASN1_TIME_set(nullptr, absl::ToTimeT(time)));
}

void SetSerial(X509& certificate) {
  std::int64_t serial = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&serial), 7);
  ASN1_INTEGER_set_int64(X509_get_serialNumber(&certificate), serial);
}

void AddExtension(X509& certificate, X509& issuer, const char* name, const std::string& value) {
  if (value.empty()) return;
  X509V3_CTX context;
  X509V3_set_ctx(&context, &issuer, &certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_nconf(nullptr, &context, name, value.c_str());
  ASSERT_NE(extension, nullptr) << name << " = " << value;
  X509_add_ext(&certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

// Issued by `issuer`, or self-signed where that is null.
CertificatePointer NewCertificate(const CertificateSpec& spec, EVP_PKEY& key, X509* issuer,
                                  EVP_PKEY& issuer_key) {
  CertificatePointer certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  SetSerial(*certificate);
  X509_set1_notBefore(certificate.get(), Asn1Time(spec.begins).get());
  X509_set1_notAfter(certificate.get(), Asn1Time(spec.ends).get());
  X509_set_pubkey(certificate.get(), &key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(spec.name.c_str()), -1, -1, 0);
  X509& signer = issuer != nullptr ? *issuer : *certificate;
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(&signer));
  AddExtension(*certificate, signer, "basicConstraints", spec.basic_constraints);
  AddExtension(*certificate, signer, "keyUsage", spec.key_usage);
  AddExtension(*certificate, signer, "extendedKeyUsage", spec.extended_key_usage);
  AddExtension(*certificate, signer, "subjectAltName", spec.alternative_names);
  AddExtension(*certificate, signer, "1.3.6.1.4.1.99999.1", spec.unknown_extension);
  EXPECT_GT(X509_sign(certificate.get(), &issuer_key, spec.digest), 0);
  return certificate;
}

CertificatePointer Parse(const std::string& pem) {
  auto certificates = security::ReadCertificates(pem);
  EXPECT_TRUE(certificates.ok()) << certificates.status();
  return std::move(certificates->front());
}

void WriteFile(const std::filesystem::path& file, const std::string& text) {
  if (text.empty()) return;
  std::ofstream(file) << text;
  std::filesystem::permissions(
      file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

}  // namespace

CertificateSpec ServerSpec() {
  CertificateSpec spec;
  spec.name = "server";
  spec.extended_key_usage = "serverAuth,clientAuth";
  spec.alternative_names =
      "URI:spiffe://waymark.example/service/query/replica,DNS:localhost,IP:127.0.0.1";
  return spec;
}

CertificateSpec TestAuthority::RootSpec(const std::string& name) {
  CertificateSpec spec;
  spec.name = name;
  spec.basic_constraints = "critical,CA:TRUE";
  spec.key_usage = "critical,keyCertSign,cRLSign";
  spec.extended_key_usage = "";
  spec.alternative_names = "";
  return spec;
}

TestAuthority::TestAuthority(const std::string& name) : key_(NewKey(0)) {
  certificate_ = NewCertificate(RootSpec(name), *key_, nullptr, *key_);
  pem_ = PemOf(*certificate_);
}

TestAuthority::TestAuthority(TestAuthority& issuer, const CertificateSpec& spec)
    : key_(NewKey(spec.rsa_bits)) {
  certificate_ = NewCertificate(spec, *key_, issuer.certificate_.get(), *issuer.key_);
  pem_ = PemOf(*certificate_);
}

IssuedCertificate TestAuthority::Issue(const CertificateSpec& spec) {
  const KeyPointer key = NewKey(spec.rsa_bits);
  return InPem(*NewCertificate(spec, *key, certificate_.get(), *key_), *key);
}

IssuedCertificate TestAuthority::SelfSigned(const CertificateSpec& spec) {
  const KeyPointer key = NewKey(spec.rsa_bits);
  return InPem(*NewCertificate(spec, *key, nullptr, *key), *key);
}

void TestAuthority::Revoke(const IssuedCertificate& issued) {
  revoked_.push_back(issued.certificate);
}

std::string TestAuthority::RevocationList(absl::Time made, absl::Time next,
                                          std::optional<std::int64_t> number) const {
  const RevocationListPointer list(X509_CRL_new());
  X509_CRL_set_version(list.get(), X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(certificate_.get()));
  X509_CRL_set1_lastUpdate(list.get(), Asn1Time(made).get());
  X509_CRL_set1_nextUpdate(list.get(), Asn1Time(next).get());
  for (const std::string& pem : revoked_) {
    const CertificatePointer certificate = Parse(pem);
    X509_REVOKED* entry = X509_REVOKED_new();
    X509_REVOKED_set_serialNumber(entry, X509_get_serialNumber(certificate.get()));
    X509_REVOKED_set_revocationDate(entry, Asn1Time(made).get());
    X509_CRL_add0_revoked(list.get(), entry);
  }
  if (number.has_value()) {
    const security::ListNumberPointer held(ASN1_INTEGER_new());
    EXPECT_EQ(ASN1_INTEGER_set_int64(held.get(), *number), 1);
    EXPECT_EQ(X509_CRL_add1_ext_i2d(list.get(), NID_crl_number, held.get(), 0, 0), 1);
  }
  X509_CRL_sort(list.get());
  EXPECT_GT(X509_CRL_sign(list.get(), key_.get(), EVP_sha256()), 0);
  return Pem([&](BIO* bio) { return PEM_write_bio_X509_CRL(bio, list.get()); });
}

security::CredentialFiles TestAuthority::Files(const IssuedCertificate& own) const {
  return {.authorities = pem_,
          .revocation_lists = RevocationList(),
          .certificates = own.certificate,
          .key = own.key};
}

std::string Tampered(const std::string& certificate) {
  const CertificatePointer parsed = Parse(certificate);
  const ASN1_BIT_STRING* signature = nullptr;
  X509_get0_signature(&signature, nullptr, parsed.get());
  // The last byte of the signature's second number: still a signature, of something else.
  const_cast<unsigned char*>(ASN1_STRING_get0_data(signature))[ASN1_STRING_length(signature) - 1] ^=
      1;
  return PemOf(*parsed);
}

void PublishCredentials(const std::filesystem::path& directory,
                        const security::CredentialFiles& files) {
  static std::atomic<int> states = 0;
  const std::filesystem::path folder =
      absl::StrCat(directory.string(), ".state", getpid(), ".", ++states);
  std::filesystem::create_directory(folder);
  WriteFile(folder / "ca.pem", files.authorities);
  WriteFile(folder / "crl.pem", files.revocation_lists);
  WriteFile(folder / "tls.crt", files.certificates);
  WriteFile(folder / "tls.key", files.key);
  const std::filesystem::path next = absl::StrCat(directory.string(), ".next");
  std::filesystem::create_symlink(folder, next);
  std::filesystem::rename(next, directory);
}

}  // namespace waymark
