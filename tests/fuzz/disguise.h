#ifndef WAYMARK_TESTS_FUZZ_DISGUISE_H_
#define WAYMARK_TESTS_FUZZ_DISGUISE_H_

#include "google/protobuf/message.h"

namespace waymark::fuzz {

// Changes every letter and digit of the free texts, addresses and labels in a visit, or in a
// message that holds one, and nothing that a rule but that of personal data may look at: lengths,
// white space, control characters, the character classes of labels and addresses, which texts are
// equal. Ids, names and paths stay: rules compare them and look them up. So a disguised visit must
// be judged as the visit itself, in the same words: an error in which a letter differs has let a
// text through. Twice disguised is as before.
void Disguise(google::protobuf::Message& message);

}  // namespace waymark::fuzz

#endif  // WAYMARK_TESTS_FUZZ_DISGUISE_H_
