"""Which addresses on the web are everybody's: the pages of brands, standards and public bodies that a text refers to.

The name of a domain tells, by the lists of what everybody knows. What a path or query could tell of somebody (an
account, a document's number, a token) makes an address a party's all the same, and so do the domains whose pages are
their users'. Whether a policy keeps what is public is not decided here.
"""

from __future__ import annotations

from functools import lru_cache

from gptsanitize.detect.patterns.firsts import compiled
from gptsanitize.knowledge.dictionary import is_dictionary_word
from gptsanitize.knowledge.famous import BRANDS, FAMOUS, PLACES
from gptsanitize.knowledge.gazetteer import given_names, surnames, towns
from gptsanitize.knowledge.renown import Renown, renown_of

__all__ = ["is_public_account", "is_public_address", "public_head"]

_ADDRESS = compiled(
    r"(?i)(?:https?://)?(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?::(?:80|443))?"
    r"(?P<path>/[\w.,;:!'()*%/~+-]{0,400})?(?P<query>\?[\w.,;:!'()*%/+&=-]{0,200})?(?:#[\w.,:!/()'%-]{0,120})?"
)
_LOCAL = compiled(r"(?i)https?://(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::[0-9]{1,5})?(?:/[\w.-]{1,30}){0,6}/?")
_COMMON_PARTS = frozenset(
    "www web m en de fr es it pt nl us uk docs doc developer developers dev api apis learn help support status blog "
    "blogs news cloud download downloads community forum forums policies policy about education edu research open "
    "opensource packages registry hub plugins marketplace maven central repo repo1 wiki dl cdn static security trust "
    "legal schemas schema hooks files raw gist gists drive sheets slides calendar maps meet play apps console "
    "storage s3 sts ec2 sqs sns lambda login accounts account auth oauth oauth2 id signin sso graph gateway "
    "objects registry-1 ghcr index pkg go get start peps packaging jats data eutils pubs www2 ftp mirror mirrors "
    "archive issues bugs tracker code git svn lists mail list group groups video videos music pay checkout "
    "analytics tagmanager fonts ajax images img assets media player embed share app hc kb portal my secure "
    "smtp smtp-mail smtps imap imaps pop pop3 mx mta mail relay submission autodiscover outlook webmail owa ntp time "
    "pool dns dns1 dns2 ns1 ns2 0 1 2 3 ldap sip stun turn update updates activation".split()
)
"""What stands before the name of a domain and tells nobody: a name there is a tenant's."""
_REGION = compiled(r"(?:s3-)?(?:us|eu|ap|sa|ca|me|af|cn|il|mx)(?:-gov)?-(?:north|south|east|west|central){1,2}-?[0-9]")
"""The region of a cloud: `s3.eu-west-1.amazonaws.com`."""
_SUFFIXES = frozenset(
    "com org net io ai dev app edu gov int eu info co mil us uk de fr es it pt nl be ch at ie ca au nz sh so me tv cc "
    "ly tech cloud run build tools page site cat eus gal se no dk fi pl cz sk hu ro bg gr tr br mx ar cl in jp kr cn "
    "tw hk sg za ng ke il ua".split()
)
_STATES = compiled(
    r"(?:[a-z0-9-]{1,40}\.){0,4}(?P<name>[a-z0-9-]{2,40})\.(?:gov(?:\.[a-z]{2})?|gob\.[a-z]{2}|gouv\.[a-z]{2}|gv\.at|"
    r"govt\.nz|gc\.ca|admin\.ch|bund\.de|europa\.eu)"
)
"""Hosts of states; a town's is that town's."""
_SECOND = frozenset("co com org gov ac nhs gouv gob gv govt edu net".split())
_REFERENCE = frozenset(
    "w3 ietf rfc-editor iana iso iec etsi itu oasis-open unicode ecma-international schema xmlsoap openxmlformats "
    "purl obolibrary doi crossref arxiv pubmed ncbi nih nlm nist cdc fda irs ssa census sec usda epa noaa usgs loc "
    "uspto europa who un unesco oecd imf wto ilo iaea cern ebi bioontology gov nhs legislation bund admin "
    "gouvernement service-public bsi boe gazzettaufficiale eur-lex wikimedia wiktionary wikidata wikipedia archive "
    "creativecommons opensource gnu fsf kernel apache eclipse python pypi readthedocs npmjs nodejs golang rust-lang "
    "crates docs ruby-lang rubygems php packagist nuget mvnrepository maven sonatype perl cpan r-project julialang "
    "haskell scala-lang kotlinlang swift cppreference llvm gcc cmake mozilla caniuse whatwg webassembly json-schema "
    "json yaml toml commonmark asciidoctor sphinx-doc mkdocs pytest numpy scipy pandas pytorch tensorflow "
    "scikit-learn opencv ffmpeg openssl openssh curl sqlite postgresql mysql mongodb redis nginx haproxy traefik "
    "kubernetes k8s docker helm prometheus opentelemetry grafana jenkins gradle slf4j log4j junit spring quarkus "
    "hibernate angular react vuejs svelte getbootstrap tailwindcss jquery stackoverflow stackexchange serverfault "
    "superuser askubuntu redhat ubuntu debian fedoraproject archlinux alpinelinux freebsd homebrew brew "
    # packages, projects and what they follow
    "keepachangelog conventionalcommits semver editorconfig pre-commit astral pypa setuptools conda anaconda "
    "conda-forge chocolatey scoop snapcraft flathub launchpad letsencrypt jwt openapis swagger graphql grpc protobuf "
    "avro parquet spacy explosion pydantic fastapi djangoproject palletsprojects sqlalchemy celeryproject dagster "
    "prefect mlflow onnx openvino keras langchain llamaindex ollama quarkiverse micronaut flyway liquibase ansible "
    "terraform hashicorp vagrantup pulumi packer consul nomad vaultproject argoproj istio envoyproxy linkerd cilium "
    "calico fluentd fluentbit elastic logstash influxdata timescale clickhouse cockroachlabs neo4j dgraph couchbase "
    "rabbitmq activemq nats zeromq mosquitto emqx openvpn wireguard strongswan letsencrypt certbot keycloak openldap "
    "samba postfix dovecot exim bind9 powerdns unbound pi-hole nextcloud owncloud gitea forgejo drone jenkins-ci "
    "sonarqube selenium playwright cypress jestjs mochajs vitest webpack vitejs rollupjs esbuild babeljs eslint "
    "prettier stylelint sass-lang lesscss typescriptlang deno bun electronjs reactnative flutter ionicframework "
    "nextjs nuxt gatsbyjs astro remix emberjs backbonejs threejs d3js chartjs plotly bokeh streamlit gradio jupyter "
    "ipython colab latex-project ctan overleaf pandoc texlive zlib libpng gnupg gpg openpgp owasp cve mitre "
    # literature, registers and offices
    "jstor springer elsevier sciencedirect nature wiley plos biorxiv medrxiv zenodo figshare orcid semanticscholar "
    "acm ieee usenix openreview aclanthology neurips openstreetmap openlibrary gutenberg doaj legifrance impots ameli "
    "gesetze-im-internet bundesbank elster bafin bfarm agenciatributaria agenziaentrate inps normattiva "
    "portaldasfinancas dre belastingdienst overheid rijksoverheid rechtspraak kvk companieshouse hmrc ico ofcom fca "
    "ofgem ons nice bmj thelancet cochrane ema ecb esma eba consilium curia echr osce ohchr unhcr unicef wfp "
    "w3schools khronos vesa usb bluetooth wi-fi gsma 3gpp ansi din bsigroup afnor xbrl iso20022 swift gs1 gleif "
    "bestpractices coreinfrastructure opengroup omg oma".split()
)
"""Standards, registers, libraries and their documentation, whose names are not those of brands."""
_SERVERS = frozenset(
    "ntp office365 outlook microsoftonline gmail googlemail gmx mailgun mailjet sendgrid postmarkapp mandrillapp "
    "sparkpostmail brevo sendinblue mailchimp fastmail messagingengine zoho ionos 1und1 strato mailbox posteo "
    "t-online secureserver privateemail mimecast barracudanetworks messagelabs pphosted cloudflare-dns opendns "
    "quad9".split()
)
"""Servers of mail, time and names, as settings name them: all customers have the same."""
_OF_ALL = _REFERENCE - frozenset("kvk swift bind9 usb fix apache maven docs".split())
"""Of these every part of the domain is everybody's."""
_OF_USERS = frozenset(
    "github gitlab bitbucket sourceforge codeberg huggingface kaggle medium substack wordpress blogspot tumblr "
    "linkedin xing facebook instagram twitter x tiktok snapchat youtube youtu twitch reddit discord telegram t "
    "whatsapp wa signal skype zoom meet teams webex slack calendly doodle eventbrite meetup gofundme kickstarter "
    "patreon paypal venmo revolut wise cash strava spotify soundcloud flickr imgur pinterest dropbox box onedrive "
    "sharepoint drive icloud wetransfer notion miro figma trello asana atlassian jira confluence zendesk freshdesk "
    "hubspot salesforce surveymonkey typeform airtable pastebin gist docker quay npmjs ebay etsy airbnb tripadvisor "
    "booking amazonaws s3 azurewebsites windows cloudfront herokuapp vercel netlify pages appspot "
    "firebaseio cloudapp".split()
)
"""Domains whose pages are their users': a name in the path is somebody's."""
_KNOWN_OWNERS = frozenset(
    "features pricing about docs en topics marketplace security enterprise readme settings".split()
)
_REPOSITORIES = frozenset({"github.com", "www.github.com", "gitlab.com", "codeberg.org", "bitbucket.org"})
_OF_FILES = frozenset({"api.github.com", "raw.githubusercontent.com"})
"""Other names of a host of repositories."""
_MANUALS = (".readthedocs.io", ".rtfd.io", ".readthedocs.org")
"""Manuals of projects that everybody may read."""
_DESK = compiled(r"^(?:Ask|Hey|Hello|Get)(?=[A-Z])|_?(?:Help|Support|Care|Service|News|Official|UK|US|DE|FR|ES|IT|HQ)$")
"""What firms put before or behind their name in the names of their accounts: `AskPayPal`."""
_EXAMPLE_HOSTS = compiled(
    r"(?:(?:www|api|docs|sub|app|my|foo|bar)\.)?example\.(?:com|org|net)|"
    r"(?:www\.)?(?:foo|bar|baz|qux|quux|foobar|your-?[a-z]{3,10}|my-?(?:site|domain|app|host|server|company))"
    r"\.(?:com|org|net|test|example|invalid|io)"
)
"""Hosts of textbooks: nobody has them, and what stands behind them tells nobody (RFC 2606)."""
_PACKAGES_HOSTS = frozenset({"cdn.jsdelivr.net", "unpkg.com", "cdnjs.cloudflare.com", "esm.sh", "ajax.googleapis.com"})
_INSIDE = frozenset(
    "blob tree issues releases wiki actions discussions pull pulls commits commit compare raw tags".split()
)
_OPEN = frozenset(
    "kubernetes kubernetes-sigs torvalds apache eclipse mozilla w3c ietf-wg whatwg tc39 python pypa psf pytest-dev "
    "pallets django encode tiangolo pydantic astral-sh numpy scipy pandas-dev scikit-learn matplotlib jupyter ipython "
    "pytorch tensorflow keras-team huggingface langchain-ai langflow-ai run-llama ollama ggml-org vllm-project "
    "open-webui openai openai-python anthropics deepseek-ai mistralai facebookresearch google google-research "
    "googleapis microsoft azure-samples aws awslabs aws-samples hashicorp ansible grafana prometheus open-telemetry "
    "elastic opensearch-project redis postgres mysql mariadb mongodb sqlite rust-lang golang nodejs denoland npm "
    "facebook vercel vuejs angular sveltejs remix-run storybookjs babel eslint prettier webpack vitejs rollup "
    "typescript-eslint jestjs cypress-io puppeteer docker moby containerd helm argoproj istio envoyproxy nginx "
    "caddyserver traefik haproxy letsencrypt certbot gitlabhq go-gitea nextcloud owncloud home-assistant esphome "
    "raspberrypi arduino espressif openwrt pi-hole jellyfin immich-app paperless-ngx linuxserver lscr bitnami "
    "homebrew chocolatey rapidai jaidedai tesseract-ocr pyannote opennmt explosion quarkusio spring-projects "
    "hibernate junit-team mockito gradle jetbrains kotlin scala sbt elixir-lang erlang haskell ocaml clojure "
    "julialang rails ruby rubocop jekyll laravel symfony composer wordpress drupal joomla opencv ffmpeg videolan "
    "obsproject blender godotengine libreoffice gnome kde ohmyzsh neovim vim emacs-mirror tmux actions dependabot "
    "renovatebot pre-commit github readme docling-project i-am-bee instructlab openvinotoolkit nvidia rapidsai "
    "dask ray-project apache-airflow dbt-labs great-expectations mlflow wandb dagster-io prefecthq".split()
)
"""Owners of repositories that everybody may use."""
_PROJECTS = frozenset(
    "project projects org team dev devs labs community foundation lang js py rs io hq core contrib software "
    "developers tools".split()
)
_SHORTEST = 3
_KNOWN_AS = frozenset({Renown.NAME, Renown.CHAIN})
_TOLD = compiled(
    r"(?i)[~@%]|(?<![a-z])(?:users?|people|profiles?|members?|accounts?|u|d|in|authors?|staff|share|invite|meetings?|"
    r"token|key|sig|session)(?:/|=)"
)
_NUMBERED = compiled(r"(?i)[0-9]{6}|(?=[\w-]{0,40}[0-9])(?=[\w-]{0,40}[a-z])[\w-]{22}|\b[0-9a-f]{16}")
"""What in a path or query could tell of somebody."""


@lru_cache(maxsize=4096)
def is_public_address(value: str) -> bool:
    """Whether a URL or the name of a host is one that everybody may know. `value` is as it stands in the text."""
    if _LOCAL.fullmatch(value):
        return True
    found = _ADDRESS.fullmatch(value)
    if found is None:
        return False
    host = found["host"].lower()
    if _is_of_state(host) or ("://" in value and _EXAMPLE_HOSTS.fullmatch(host)):
        told = (found["path"] or "") + (found["query"] or "")
        return not _TOLD.search(told) and not _NUMBERED.search(told)
    if host in _PACKAGES_HOSTS and not found["query"]:
        return not (found["path"] or "").startswith("/gh/")
    if host.endswith(_MANUALS):
        return not _TOLD.search(found["path"] or "")
    return _is_known_page(host, (found["path"] or "") + (found["query"] or ""))


def _is_known_page(host: str, path: str) -> bool:
    """Whether the name of a domain tells that everybody knows it, and the path nothing of somebody."""
    if host in _OF_FILES:
        host, path = "github.com", "/" + path.lstrip("/").removeprefix("repos/")
    name = _name_of(host)
    if not name or (name in _SECOND and name != "gov") or _TOLD.search(path):
        return False
    if name in _SERVERS:
        return not path.strip("/")
    if name not in _REFERENCE and _NUMBERED.search(path):
        return False
    if not _OF_USERS.isdisjoint(host.split(".")):
        owner = path.strip("/").partition("/")[0].lower()
        return not owner or owner in _KNOWN_OWNERS or _is_known(owner) or _is_of_project(host, path.lower())
    return _is_known(name)


def public_head(value: str) -> int:
    """How many characters of a URL name nothing but a service that everybody may use: `https://hooks.slack.com/`.

    What stands behind them is somebody's. 0 where the host is somebody's too, or nothing follows.
    """
    found = _ADDRESS.match(value)
    if found is None or "://" not in value[: found.start("host")] or len(value) <= found.end("host") + 1:
        return 0
    name = _name_of(found["host"].lower())
    if value[found.end("host")] != "/" or not name or name in _SECOND or not _is_service(name):
        return 0
    return found.end("host") + 1


def _is_of_state(host: str) -> bool:
    state = _STATES.fullmatch(host)
    return state is not None and state["name"] not in PLACES and state["name"] not in towns()


def _is_service(name: str) -> bool:
    return name in _OF_USERS or name in _REFERENCE or _is_known(name)


def _is_of_project(host: str, path: str) -> bool:
    """Whether a repository is a project's, whose account has its name: `docling-project/docling`.

    Of a person or a firm the first repository may have the same name; of a project pages inside are referred to.
    """
    owner, repository, inside, *_ = (*path.strip("/").split("/"), "", "")
    name = repository.partition("?")[0].removesuffix(".git").replace("_", "-")
    if host not in _REPOSITORIES or len(name) < _SHORTEST or owner in given_names() or owner in surnames():
        return False
    if owner in _OPEN or name in _OPEN:
        return True
    if owner == name:
        return inside in _INSIDE or is_dictionary_word(name) or name in _REFERENCE
    return owner.startswith(f"{name}-") and owner.removeprefix(f"{name}-") in _PROJECTS


def is_public_account(value: str) -> bool:
    """Whether the name of an account is a brand's, as `openai` on GitHub."""
    name = value.removeprefix("@")
    return _is_known(name.lower()) or _is_known(_DESK.sub("", name).lower())


def _name_of(host: str) -> str:
    """The name of a domain, without its suffix; nothing where something before it is not common to all."""
    labels = host.split(".")
    if labels.pop() not in _SUFFIXES:
        return ""
    if labels[-1] in _SECOND and not _COMMON_PARTS.issuperset(labels[:-1]):
        labels.pop()
    is_told = all(label in _COMMON_PARTS or _REGION.fullmatch(label) or _is_known(label) for label in labels[:-1])
    return labels[-1] if is_told or labels[-1] in _OF_ALL else ""


def _is_known(name: str) -> bool:
    phrase = name.replace("-", " ")
    return name in _REFERENCE or phrase in BRANDS or phrase in FAMOUS or renown_of(phrase) in _KNOWN_AS
